package io.seatlog.id;

/**
 * One seat of a showtime: a plan's seat_guid, a grid's {@code section:row:number}, a general place's {@code section:n}.
 *
 * @param value 1 to 190 characters, unique in the showtime
 */
public record SeatId(String value) implements Comparable<SeatId> {

    /** Most characters of a seat id. */
    public static final int LENGTH_MAX = 190;

    public SeatId {
        if (value.isEmpty() || value.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("A seat id is 1 to 190 characters");
        }
    }

    @Override
    public int compareTo(SeatId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
