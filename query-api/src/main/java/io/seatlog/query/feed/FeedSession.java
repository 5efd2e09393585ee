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
 * connection's turn came is sent once. Used by one thread; time comes from the caller.
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
                || watched.keySet().stream().anyMatch(id -> changed(id).isPresent());
        return lacking ? nextRoundNanos : NEVER;
    }

    /** The frames that go now: none before the round is due, never more than the connection may be sent. */
    List<byte[]> round(long nowNanos) {
        List<byte[]> sent = new ArrayList<>();
        if (nowNanos < nextRoundNanos) {
            return sent;
        }
        if (sendShowtime(sent, nowNanos)) {
            for (String id : watched.keySet()) {
                SectionView section = changed(id).orElse(null);
                if (section != null) {
                    if (!send(sent, frames.seats(section), nowNanos)) {
                        break;
                    }
                    watched.put(id, Optional.of(section));
                }
            }
        }
        int bytes = sent.stream().mapToInt(frame -> frame.length).sum();
        nextRoundNanos =
                sent.isEmpty() ? budget.freeAtNanos(nowNanos) : nowNanos + budget.paceNanos(sent.size(), bytes);
        return sent;
    }

    private boolean sendShowtime(List<byte[]> sent, long nowNanos) {
        ShowtimeView before = told;
        if (before == null) {
            if (!send(sent, frames.snapshot(latest, sales), nowNanos)) {
                return false;
            }
            told = latest;
            toldSales = sales;
            return true;
        }
        if (!sales.equals(toldSales)) {
            if (!send(sent, frames.sales(sales), nowNanos)) {
                return false;
            }
            toldSales = sales;
        }
        if (before.version() != latest.version()) {
            if (!send(sent, frames.delta(before, latest), nowNanos)) {
                return false;
            }
            told = latest;
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

    private Optional<SectionView> changed(String id) {
        Optional<SectionView> before = watched.getOrDefault(id, Optional.empty());
        return latest.section(id).filter(section -> before.map(known -> known.changed() != section.changed())
                .orElse(true));
    }
}
