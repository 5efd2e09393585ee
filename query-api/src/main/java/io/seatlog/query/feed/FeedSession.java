package io.seatlog.query.feed;

import io.seatlog.query.view.SectionView;
import io.seatlog.query.view.ShowtimeView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one connection has been sent and what it still lacks. Only the latest state counts: what changed twice before the
 * connection's turn came is sent once. Seats that somebody watches go before the counters, which are told every half second
 * meanwhile, or with the next round. Used by one thread; time comes from the caller.
 *
 * <pre>
 *   offer, watch, askSnapshot  -> something may be due
 *   dueNanos                   -> when
 *   round                      -> the frames that go now
 * </pre>
 */
final class FeedSession {

    /** Most sections watched at a time. */
    static final int WATCHED_MAX = 8;

    static final int MESSAGES_PER_SECOND = 20;
    static final int BYTES_PER_SECOND = 64 * 1024;

    /** Messages with counters while watched sections change, if rounds are short; the rest is the sections'. */
    static final int COUNTERS_PER_SECOND = 2;

    private static final long COUNTERS_NANOS = SendBudget.SECOND_NANOS / COUNTERS_PER_SECOND;

    /** Says that nothing is due. */
    static final long NEVER = Long.MAX_VALUE;

    private final FeedFrames frames;
    private final SendBudget budget = new SendBudget(MESSAGES_PER_SECOND, BYTES_PER_SECOND);
    private final Map<String, Optional<SectionView>> watched = new LinkedHashMap<>();
    private ShowtimeView latest;
    private Sales sales;
    private @Nullable ShowtimeView told;
    private @Nullable Sales toldSales;
    private long nextRoundNanos;
    private long countersNanos;

    FeedSession(FeedFrames frames, ShowtimeView latest, Sales sales, long nowNanos) {
        this.frames = frames;
        this.latest = latest;
        this.sales = sales;
        this.nextRoundNanos = nowNanos;
    }

    /** Takes the latest state. */
    void offer(ShowtimeView view, Sales current) {
        latest = view;
        sales = current;
    }

    /**
     * Watches these sections and no others. A section watched before is not sent again.
     *
     * @return whether all of them are there, and not too many
     */
    boolean watch(Collection<String> sections) {
        if (sections.size() > WATCHED_MAX
                || sections.stream().anyMatch(id -> latest.section(id).isEmpty())) {
            return false;
        }
        watched.keySet().retainAll(sections);
        sections.forEach(id -> watched.putIfAbsent(id, Optional.empty()));
        return true;
    }

    /** Asks for a new snapshot. */
    void askSnapshot() {
        told = null;
    }

    /** When the next round is due; {@link #NEVER} if nothing is to be sent. */
    long dueNanos() {
        boolean lacking = told == null
                || told.version() != latest.version()
                || !sales.equals(toldSales)
                || watched.entrySet().stream().anyMatch(known -> changed(known).isPresent());
        return lacking ? nextRoundNanos : NEVER;
    }

    /** The frames that go now: none before the round is due, never more than the connection may be sent. */
    List<byte[]> round(long nowNanos) {
        List<byte[]> sent = new ArrayList<>();
        if (nowNanos < nextRoundNanos) {
            return sent;
        }
        int seats = 0;
        if (sendSnapshot(sent, nowNanos) && sendSales(sent, nowNanos)) {
            // The pace leaves room for them in most seconds, not in each: once they are due they go first.
            boolean due = nowNanos - countersNanos >= COUNTERS_NANOS;
            if (!due || sendCounters(sent, nowNanos)) {
                seats = sendSeats(sent, nowNanos);
            }
            if (!due && seats == 0) {
                sendCounters(sent, nowNanos);
            }
        }
        nextRoundNanos = sent.isEmpty() ? budget.freeAtNanos(nowNanos) : nowNanos + paceNanos(sent, seats);
        return sent;
    }

    private long paceNanos(List<byte[]> sent, int seats) {
        int bytes = sent.stream().mapToInt(frame -> frame.length).sum();
        long messages = seats > 0
                ? seats * SendBudget.SECOND_NANOS / (MESSAGES_PER_SECOND - COUNTERS_PER_SECOND)
                : sent.size() * SendBudget.SECOND_NANOS / MESSAGES_PER_SECOND;
        return Math.max(messages, budget.paceNanos(bytes));
    }

    private boolean sendSnapshot(List<byte[]> sent, long nowNanos) {
        if (told == null) {
            if (!send(sent, frames.snapshot(latest, sales), nowNanos)) {
                return false;
            }
            told = latest;
            toldSales = sales;
            countersNanos = nowNanos;
        }
        return true;
    }

    private boolean sendSales(List<byte[]> sent, long nowNanos) {
        if (!sales.equals(toldSales)) {
            if (!send(sent, frames.sales(sales), nowNanos)) {
                return false;
            }
            toldSales = sales;
        }
        return true;
    }

    /** Sends the watched sections that changed; returns how many went. */
    private int sendSeats(List<byte[]> sent, long nowNanos) {
        int seats = 0;
        for (Map.Entry<String, Optional<SectionView>> known : watched.entrySet()) {
            SectionView section = changed(known).orElse(null);
            if (section != null) {
                if (!send(sent, frames.seats(section), nowNanos)) {
                    break;
                }
                known.setValue(Optional.of(section));
                seats++;
            }
        }
        return seats;
    }

    /** Sends the counters that changed; returns whether none are left to be sent. */
    private boolean sendCounters(List<byte[]> sent, long nowNanos) {
        ShowtimeView before = told;
        if (before != null && before.version() != latest.version()) {
            if (!send(sent, frames.delta(before, latest), nowNanos)) {
                return false;
            }
            told = latest;
            countersNanos = nowNanos;
        }
        return true;
    }

    private boolean send(List<byte[]> sent, byte[] frame, long nowNanos) {
        if (!budget.admits(nowNanos, frame.length)) {
            return false;
        }
        budget.spend(nowNanos, frame.length);
        sent.add(frame);
        return true;
    }

    private Optional<SectionView> changed(Map.Entry<String, Optional<SectionView>> known) {
        Optional<SectionView> before = known.getValue();
        return latest.section(known.getKey()).filter(section -> before.map(sent -> sent.changed() != section.changed())
                .orElse(true));
    }
}
