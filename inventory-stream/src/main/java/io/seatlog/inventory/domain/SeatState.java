package io.seatlog.inventory.domain;

/** What a seat is. The order is the value of its two bits, in stores and on the wire. */
public enum SeatState {
    FREE,
    HELD,
    BOOKED,
    BLOCKED;

    private static final SeatState[] BY_BITS = values();

    static SeatState ofBits(int bits) {
        return BY_BITS[bits];
    }
}
