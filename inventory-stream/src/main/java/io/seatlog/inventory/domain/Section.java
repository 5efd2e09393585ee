package io.seatlog.inventory.domain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The state of every seat of one part, packed as the store keeps it, with a summary of its free seats beside. A value:
 * once it is out of this package it never changes.
 *
 * <pre>
 *   version 1 byte | changed 8 | states, 2 bits a seat, low bits first | tags, 4 bytes a seat
 * </pre>
 */
public final class Section {

    private static final byte VERSION = 1;
    private static final int CHANGED_AT = 1;
    private static final int STATES_AT = CHANGED_AT + Long.BYTES;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final Layout layout;
    private final byte[] packed;
    private final int tagsAt;
    /** Of each segment, the lengths of its runs of free seats ({@link Runs}). */
    private final long[] runs;

    private Section(Layout layout, byte[] packed, long[] runs) {
        this.layout = layout;
        this.packed = packed;
        this.tagsAt = STATES_AT + statesLength(layout);
        this.runs = runs;
    }

    /** A part that nobody has touched since a fact opened it: every seat is free. */
    public static Section untouched(Layout layout, long openedBy) {
        byte[] packed = new byte[STATES_AT + statesLength(layout) + layout.count() * Integer.BYTES];
        packed[0] = VERSION;
        LONG.set(packed, CHANGED_AT, openedBy);
        return ofPacked(layout, packed);
    }

    /** The part as the store has it. */
    public static Section ofPacked(Layout layout, byte[] packed) {
        if (packed[0] != VERSION) {
            throw new BrokenInvariantException("A section's row has version " + packed[0]);
        }
        Section section = new Section(layout, packed, new long[layout.segments().count()]);
        for (int s = 0; s < section.runs.length; s++) {
            section.runs[s] = section.measure(s);
        }
        return section;
    }

    private static int statesLength(Layout layout) {
        return (layout.count() + 3) / 4;
    }

    /** What the store keeps; not to be written to. */
    public byte[] packed() {
        return packed;
    }

    public Layout layout() {
        return layout;
    }

    /** Number of the last fact that changed it. */
    public long changed() {
        return (long) LONG.get(packed, CHANGED_AT);
    }

    /** 2 bits a seat, low bits first. */
    public byte[] states() {
        return Arrays.copyOfRange(packed, STATES_AT, tagsAt);
    }

    /** 4 bytes a seat, big-endian; empty when all are 0. */
    public byte[] tags() {
        for (int i = tagsAt; i < packed.length; i++) {
            if (packed[i] != 0) {
                return Arrays.copyOfRange(packed, tagsAt, packed.length);
            }
        }
        return new byte[0];
    }

    public SeatState state(int index) {
        return SeatState.ofBits(packed[STATES_AT + (index >> 2)] >> ((index & 3) << 1) & 3);
    }

    /** The tag of the order that has the seat, 0 for nobody. */
    public int tag(int index) {
        return (int) INT.get(packed, tagsAt + index * Integer.BYTES);
    }

    boolean isFree(int index) {
        return (packed[STATES_AT + (index >> 2)] >> ((index & 3) << 1) & 3) == 0;
    }

    /** The lengths of the runs of free seats in a segment. */
    long runs(int segment) {
        return runs[segment];
    }

    /** The lengths of such runs in all segments of one of the part's categories. */
    long runsOfCategory(int category) {
        long all = 0;
        Segments segments = layout.segments();
        for (int s = 0; s < runs.length; s++) {
            if (segments.category(s) == category) {
                all |= runs[s];
            }
        }
        return all;
    }

    /** A copy that the given fact may write to, before anybody else sees it. */
    Section changedBy(long number) {
        Section next = new Section(layout, packed.clone(), runs.clone());
        LONG.set(next.packed, CHANGED_AT, number);
        return next;
    }

    void set(int index, SeatState state, int tag) {
        int at = STATES_AT + (index >> 2);
        int shift = (index & 3) << 1;
        packed[at] = (byte) (packed[at] & ~(3 << shift) | state.ordinal() << shift);
        INT.set(packed, tagsAt + index * Integer.BYTES, tag);
    }

    /** Brings the summary of the seat's segment up to date. */
    void summarise(int index) {
        if (!layout.isGeneral()) {
            int segment = layout.segments().ofSeat(index);
            runs[segment] = measure(segment);
        }
    }

    private long measure(int segment) {
        long found = 0;
        int run = 0;
        int end = layout.segments().end(segment);
        for (int i = layout.segments().start(segment); i < end; i++) {
            if (isFree(i)) {
                run++;
            } else if (run > 0) {
                found |= Runs.ofLength(run);
                run = 0;
            }
        }
        return found | Runs.ofLength(run);
    }
}
