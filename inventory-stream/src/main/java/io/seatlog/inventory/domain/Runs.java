package io.seatlog.inventory.domain;

/**
 * Which lengths of runs of free neighbours there are, in one long: bit {@code n} stands for a run of n seats, bit 63
 * for one of 63 or more. So "has this section room for four, without leaving one alone?" is a single AND.
 */
final class Runs {

    /** From this length on runs share a bit. */
    static final int LONG = 63;

    private Runs() {}

    static long ofLength(int length) {
        return length == 0 ? 0 : 1L << Math.min(length, LONG);
    }

    /** Lengths in which a block of {@code quantity} fits. */
    static long fitting(int quantity) {
        return -1L << Math.min(quantity, LONG);
    }

    /** Lengths in which it fits without leaving a single seat: exactly so many, or two and more besides. */
    static long fittingWell(int quantity) {
        long exactly = 1L << Math.min(quantity, LONG);
        return quantity + 2 >= LONG ? exactly | 1L << LONG : exactly | -1L << quantity + 2;
    }

    /** The longest; exact below {@link #LONG}. */
    static int longest(long runs) {
        return runs == 0 ? 0 : 63 - Long.numberOfLeadingZeros(runs);
    }
}
