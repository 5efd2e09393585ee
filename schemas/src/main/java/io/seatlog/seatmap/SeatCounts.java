package io.seatlog.seatmap;

/** How many seats are in each state. */
public record SeatCounts(int free, int held, int booked, int blocked) {

    /** No seats. */
    public static final SeatCounts NONE = new SeatCounts(0, 0, 0, 0);

    /** Both together. */
    public SeatCounts plus(SeatCounts other) {
        return new SeatCounts(free + other.free, held + other.held, booked + other.booked, blocked + other.blocked);
    }

    /** All seats. */
    public int capacity() {
        return free + held + booked + blocked;
    }
}
