package io.seatlog.order.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order waits for a person, or did.
 *
 * @param open    whether it still waits
 * @param history oldest first
 */
public record Parked(ParkReason reason, Instant since, boolean open, List<Entry> history) {

    /** Most entries that are remembered: the latest. */
    static final int ENTRIES_MAX = 50;

    /** What happened: a reason or an action. */
    public record Entry(Instant at, String what, String note) {}

    public Parked {
        history = List.copyOf(history);
    }

    /** Waits for one more reason, if it does not do so already. */
    static Parked again(@Nullable Parked before, ParkReason reason, Instant at) {
        if (before != null && before.open && before.reason == reason) {
            return before;
        }
        List<Entry> history = before == null ? List.of() : before.history;
        Instant since = before != null && before.open ? before.since : at;
        return new Parked(reason, since, true, and(history, new Entry(at, reason.name(), "")));
    }

    Parked resolved(ResolveParked by) {
        return new Parked(
                reason,
                since,
                false,
                and(history, new Entry(by.at(), by.action().name(), by.note())));
    }

    private static List<Entry> and(List<Entry> history, Entry entry) {
        List<Entry> longer = new ArrayList<>(history);
        longer.add(entry);
        return longer.subList(Math.max(0, longer.size() - ENTRIES_MAX), longer.size());
    }
}
