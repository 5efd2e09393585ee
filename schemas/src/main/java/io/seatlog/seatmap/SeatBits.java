package io.seatlog.seatmap;

import io.seatlog.wire.SeatState;

/** Two bits a seat, in plan order, low bits first: 0 FREE, 1 HELD, 2 BOOKED, 3 BLOCKED. */
public final class SeatBits {

    /** Code of a free seat. */
    public static final int FREE = 0;

    /** Code of a held seat. */
    public static final int HELD = 1;

    /** Code of a booked seat. */
    public static final int BOOKED = 2;

    /** Code of a blocked seat. */
    public static final int BLOCKED = 3;

    private static final SeatState[] STATES = {SeatState.FREE, SeatState.HELD, SeatState.BOOKED, SeatState.BLOCKED};

    private SeatBits() {}

    /** Bytes that so many seats need. */
    public static int bytes(int seats) {
        return (seats + 3) >> 2;
    }

    /** The code of a seat. */
    public static int get(byte[] bits, int index) {
        return bits[index >> 2] >> ((index & 3) << 1) & 3;
    }

    /** Sets the code of a seat. */
    public static void set(byte[] bits, int index, int code) {
        int shift = (index & 3) << 1;
        bits[index >> 2] = (byte) (bits[index >> 2] & ~(3 << shift) | code << shift);
    }

    /** The state that a code stands for. */
    public static SeatState state(int code) {
        return STATES[code];
    }

    /** Copies {@code count} seats of one packing into another, from seat {@code at} on. */
    public static void copy(byte[] from, byte[] to, int at, int count) {
        if ((at & 3) == 0) {
            int whole = count >> 2;
            System.arraycopy(from, 0, to, at >> 2, whole);
            for (int i = whole << 2; i < count; i++) {
                set(to, at + i, get(from, i));
            }
        } else {
            for (int i = 0; i < count; i++) {
                set(to, at + i, get(from, i));
            }
        }
    }
}
