package io.seatlog.inventory.domain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;

/**
 * What every decision looks at and every fact changes, packed as the store keeps it: the number and log time of a
 * showtime's last fact and, per slot, how many seats are free, held and booked and how long its runs of free ones
 * are. A value: once it is out of this package it never changes.
 *
 * <pre>
 *   version 1 byte | number 8 | at 8 | of each slot: free 2, held 2, booked 2, runs 8
 * </pre>
 */
public final class Counts {

    private static final byte VERSION = 1;
    private static final int NUMBER_AT = 1;
    private static final int TIME_AT = 9;
    private static final int SLOTS_AT = 17;
    private static final int SLOT_LENGTH = 14;
    private static final int RUNS_AT = 6;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    /** Of a showtime that no fact is about yet; below the handles that packing needs. */
    public static final Counts NONE = new Counts(0, Instant.EPOCH, 0);

    private final byte[] packed;

    private Counts(byte[] packed) {
        this.packed = packed;
    }

    private Counts(long number, Instant at, int slots) {
        this(new byte[SLOTS_AT + slots * SLOT_LENGTH]);
        packed[0] = VERSION;
        LONG.set(packed, NUMBER_AT, number);
        LONG.set(packed, TIME_AT, at.toEpochMilli());
    }

    /** The counts as the store has them. */
    public static Counts ofPacked(byte[] packed) {
        if (packed[0] != VERSION) {
            throw new BrokenInvariantException("A row of counts has version " + packed[0]);
        }
        return new Counts(packed);
    }

    /** What the store keeps; not to be written to. */
    public byte[] packed() {
        return packed;
    }

    /** Number of the showtime's last fact. */
    public long number() {
        return (long) LONG.get(packed, NUMBER_AT);
    }

    /** Log time of that fact. */
    public Instant at() {
        return Instant.ofEpochMilli((long) LONG.get(packed, TIME_AT));
    }

    int slots() {
        return (packed.length - SLOTS_AT) / SLOT_LENGTH;
    }

    /** Seats of the slot in a state; not for BLOCKED, which is what remains. */
    int count(int slot, SeatState state) {
        return (short) SHORT.get(packed, SLOTS_AT + slot * SLOT_LENGTH + state.ordinal() * Short.BYTES);
    }

    int free(int slot) {
        return (short) SHORT.get(packed, SLOTS_AT + slot * SLOT_LENGTH);
    }

    int held(int slot) {
        return count(slot, SeatState.HELD);
    }

    /** The lengths of the slot's runs of free neighbours ({@link Runs}). */
    long runs(int slot) {
        return (long) LONG.get(packed, SLOTS_AT + slot * SLOT_LENGTH + RUNS_AT);
    }

    /** Whether any seat of the showtime is held. */
    boolean anyHeld() {
        for (int slot = 0; slot < slots(); slot++) {
            if (held(slot) > 0) {
                return true;
            }
        }
        return false;
    }

    /** A copy as of the given fact, which it may write to before anybody else sees it. */
    Counts next(Fact fact) {
        Counts next = new Counts(packed.clone());
        LONG.set(next.packed, NUMBER_AT, fact.number());
        LONG.set(next.packed, TIME_AT, fact.stamp().at().toEpochMilli());
        return next;
    }

    /** Fresh counts with so many slots, as of the given fact. */
    static Counts opened(Fact fact, int slots) {
        return new Counts(fact.number(), fact.stamp().at(), slots);
    }

    void add(int slot, SeatState state, int seats) {
        if (state != SeatState.BLOCKED) {
            int now = count(slot, state) + seats;
            if (now < 0) {
                throw new BrokenInvariantException("Slot " + slot + " would have " + now + " seats " + state);
            }
            SHORT.set(packed, SLOTS_AT + slot * SLOT_LENGTH + state.ordinal() * Short.BYTES, (short) now);
        }
    }

    void runs(int slot, long runs) {
        LONG.set(packed, SLOTS_AT + slot * SLOT_LENGTH + RUNS_AT, runs);
    }
}
