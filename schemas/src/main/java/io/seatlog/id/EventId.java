package io.seatlog.id;

/**
 * What is on: a concert, a play. It has one or more showtimes.
 *
 * @param value {@code [A-Za-z0-9][A-Za-z0-9._-]{0,63}}
 */
public record EventId(String value) {

    public EventId {
        if (!SectionId.isValid(value)) {
            throw new IllegalArgumentException(
                    "An event id is 1 to 64 characters of A-Z, a-z, 0-9, '.', '_' and '-', starting with a letter or digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
