package io.seatlog.ingest.gate;

import io.seatlog.seatmap.SectionState;

/** The order tags on the seats of one section, as a set: a sold-out house is asked for one at every request. */
final class OrderTags {

    private final int[] slots;

    OrderTags(SectionState section) {
        int taken = section.counts().held() + section.counts().booked();
        slots = new int[Integer.highestOneBit(Math.max(4, taken)) << 2];
        for (int i = 0; i < section.seats(); i++) {
            int tag = section.tag(i);
            if (tag != 0) {
                slots[slot(tag)] = tag;
            }
        }
    }

    boolean contains(int tag) {
        return slots[slot(tag)] == tag;
    }

    /** Where the tag is, or would be. Tags are random bits, so they hash themselves. */
    private int slot(int tag) {
        int mask = slots.length - 1;
        int slot = tag & mask;
        while (slots[slot] != 0 && slots[slot] != tag) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
