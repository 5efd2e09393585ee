package io.seatlog.id;

/**
 * One showtime: an event at a place and time, with its own seats. The key of almost every topic.
 *
 * @param value {@code [a-z0-9][a-z0-9-]{0,62}}
 */
public record ShowtimeId(String value) implements Comparable<ShowtimeId> {

    /** Most characters of a showtime id. */
    public static final int LENGTH_MAX = 63;

    public ShowtimeId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "A showtime id is 1 to 63 characters of a-z, 0-9 and '-', not starting with '-'");
        }
    }

    /** Whether the text has the form of a showtime id. */
    public static boolean isValid(String text) {
        int length = text.length();
        if (length == 0 || length > LENGTH_MAX || text.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(ShowtimeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
