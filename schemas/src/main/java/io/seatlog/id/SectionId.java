package io.seatlog.id;

/**
 * One section of a showtime's house: rows of seats, or a number of nameless places.
 *
 * @param value {@code [A-Za-z0-9][A-Za-z0-9._-]{0,63}}
 */
public record SectionId(String value) implements Comparable<SectionId> {

    /** Most characters of a section id. */
    public static final int LENGTH_MAX = 64;

    public SectionId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "A section id is 1 to 64 characters of A-Z, a-z, 0-9, '.', '_' and '-', starting with a letter or digit");
        }
    }

    /** Whether the text has the form of a section id (and of an event id, which has the same). */
    public static boolean isValid(String text) {
        int length = text.length();
        if (length == 0 || length > LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean alphanumeric = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!alphanumeric && (i == 0 || (c != '.' && c != '_' && c != '-'))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(SectionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
