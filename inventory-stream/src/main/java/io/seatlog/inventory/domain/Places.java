package io.seatlog.inventory.domain;

/** A seat's place in an open house as one number: which part, in the order of the plan, and which seat of it. */
final class Places {

    static final int NONE = -1;

    /** Bits that hold every place plus one. */
    static final int BITS = 22;

    private static final int INDEX_BITS = 11;

    private Places() {}

    static int of(int part, int index) {
        return part << INDEX_BITS | index;
    }

    static int part(int place) {
        return place >>> INDEX_BITS;
    }

    static int index(int place) {
        return place & (1 << INDEX_BITS) - 1;
    }
}
