package io.seatlog.inventory.domain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The state of every seat of one part, with a summary of its free seats beside. A value: once it is out of this package it
 * never changes. As the store keeps it:
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

    private final Layout layout;
    private final long changed;
    /** The {@link #changed} of the section of which this is a copy; of none, its own. */
    private final long changedBefore;

    private final byte[] states;
    private final Tags tags;
    /** Of each segment, the lengths of its runs of free seats ({@link Runs}). */
    private final long[] runs;

    private Section(Layout layout, long changed, long changedBefore, byte[] states, Tags tags, long[] runs) {
        this.layout = layout;
        this.changed = changed;
        this.changedBefore = changedBefore;
        this.states = states;
        this.tags = tags;
        this.runs = runs;
    }

    /** A part that nobody has touched since a fact opened it: every seat is free. */
    public static Section untouched(Layout layout, long openedBy) {
        return measured(layout, openedBy, new byte[statesLength(layout)], Tags.none(layout.count()));
    }

    /** The part as the store has it. */
    public static Section ofPacked(Layout layout, byte[] packed) {
        if (packed[0] != VERSION) {
            throw new BrokenInvariantException("A section's row has version " + packed[0]);
        }
        int tagsAt = STATES_AT + statesLength(layout);
        return measured(
                layout,
                changedOf(packed),
                Arrays.copyOfRange(packed, STATES_AT, tagsAt),
                Tags.ofPacked(layout.count(), packed, tagsAt));
    }

    private static Section measured(Layout layout, long changed, byte[] states, Tags tags) {
        long[] runs = new long[layout.segments().count()];
        Section section = new Section(layout, changed, changed, states, tags, runs);
        for (int s = 0; s < runs.length; s++) {
            runs[s] = section.measure(s);
        }
        return section;
    }

    private static int statesLength(Layout layout) {
        return (layout.count() + 3) / 4;
    }

    private static long changedOf(byte[] packed) {
        return (long) LONG.get(packed, CHANGED_AT);
    }

    /** A row of its own, as the store keeps it. */
    public byte[] packed() {
        byte[] row = new byte[STATES_AT + states.length + layout.count() * Integer.BYTES];
        row[0] = VERSION;
        packHead(row);
        tags.pack(row, STATES_AT + states.length);
        return row;
    }

    /**
     * The same row, made from that of the section of which this is a copy, without packing what it has in common with it.
     * The row given is written to; where it is not that section's, a new one is returned.
     */
    public byte[] packedOver(byte[] row) {
        if (changedOf(row) != changedBefore) {
            return packed();
        }
        packHead(row);
        tags.packWritten(row, STATES_AT + states.length);
        return row;
    }

    private void packHead(byte[] row) {
        LONG.set(row, CHANGED_AT, changed);
        System.arraycopy(states, 0, row, STATES_AT, states.length);
    }

    public Layout layout() {
        return layout;
    }

    /** Number of the last fact that changed it. */
    public long changed() {
        return changed;
    }

    /** 2 bits a seat, low bits first. */
    public byte[] states() {
        return states.clone();
    }

    /** 4 bytes a seat, big-endian; empty when all are 0. */
    public byte[] tags() {
        if (tags.areNone()) {
            return new byte[0];
        }
        byte[] bytes = new byte[layout.count() * Integer.BYTES];
        tags.pack(bytes, 0);
        return bytes;
    }

    public SeatState state(int index) {
        return SeatState.ofBits(states[index >> 2] >> ((index & 3) << 1) & 3);
    }

    /** The tag of the order that has the seat, 0 for nobody. */
    public int tag(int index) {
        return tags.get(index);
    }

    boolean isFree(int index) {
        return (states[index >> 2] >> ((index & 3) << 1) & 3) == 0;
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
        return new Section(layout, number, changed, states.clone(), tags.copy(), runs.clone());
    }

    void set(int index, SeatState state, int tag) {
        int at = index >> 2;
        int shift = (index & 3) << 1;
        states[at] = (byte) (states[at] & ~(3 << shift) | state.ordinal() << shift);
        tags.set(index, tag);
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
