package io.seatlog.seatmap;

import io.seatlog.wire.CategoryCount;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The state of every seat of one section at one version of its showtime. Immutable. */
public final class SectionState {

    private final String id;
    private final PartState[] parts;
    private final SeatCounts counts;
    private final long changed;

    private SectionState(String id, PartState[] parts) {
        this.id = id;
        this.parts = parts;
        SeatCounts sum = SeatCounts.NONE;
        long latest = 0;
        for (PartState part : parts) {
            sum = sum.plus(part.counts());
            latest = Math.max(latest, part.changed());
        }
        counts = sum;
        changed = latest;
    }

    static SectionState of(String id, PartState part) {
        return new SectionState(id, new PartState[] {part});
    }

    /** This section with a part replaced or added; itself if it has the part as it is. */
    SectionState with(PartState part) {
        int at = Arrays.binarySearch(firsts(), part.first());
        if (at >= 0) {
            if (parts[at].changed() >= part.changed()) {
                return this;
            }
            PartState[] replaced = parts.clone();
            replaced[at] = part;
            return new SectionState(id, replaced);
        }
        int insert = -at - 1;
        PartState[] more = new PartState[parts.length + 1];
        System.arraycopy(parts, 0, more, 0, insert);
        more[insert] = part;
        System.arraycopy(parts, insert, more, insert + 1, parts.length - insert);
        return new SectionState(id, more);
    }

    /** The section's id. */
    public String id() {
        return id;
    }

    /** How many of its seats are in each state. */
    public SeatCounts counts() {
        return counts;
    }

    /** How many of its seats are in each state, by category. */
    public Map<String, SeatCounts> countsByCategory() {
        Map<String, SeatCounts> sums = new TreeMap<>();
        for (PartState part : parts) {
            for (CategoryCount c : part.categories()) {
                sums.merge(
                        c.getCategory(),
                        new SeatCounts(c.getFree(), c.getHeld(), c.getBooked(), c.getBlocked()),
                        SeatCounts::plus);
            }
        }
        return sums;
    }

    /** Number of the last fact that changed it. Equal numbers are equal content on every instance. */
    public long changed() {
        return changed;
    }

    /** Seats in it. */
    public int seats() {
        PartState last = parts[parts.length - 1];
        return last.first() + last.count();
    }

    /** The state of a seat as a {@link SeatBits} code. */
    public int code(int index) {
        PartState part = part(index);
        return part.code(index - part.first());
    }

    /** The tag of the order that has a seat, 0 for nobody. */
    public int tag(int index) {
        PartState part = part(index);
        return part.tag(index - part.first());
    }

    /** Whether any seat has this order's tag. */
    public boolean hasTag(int tag) {
        for (PartState part : parts) {
            if (part.hasTag(tag)) {
                return true;
            }
        }
        return false;
    }

    /** A new array with the state of every seat, 2 bits each; see {@link SeatBits}. */
    public byte[] bits() {
        byte[] bits = new byte[SeatBits.bytes(seats())];
        for (PartState part : parts) {
            part.copyStates(bits);
        }
        return bits;
    }

    private PartState part(int index) {
        int low = 0;
        int high = parts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (parts[middle].first() <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return parts[low];
    }

    private int[] firsts() {
        return Arrays.stream(parts).mapToInt(PartState::first).toArray();
    }
}
