package io.seatlog.runtime.streams;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * When a stream thread commits. What comes of young records is to be seen soon: an interval after the commit before, or at
 * once after a quiet time. Records that have waited long need not be seen that soon: their commit waits for a quarter as
 * long again, if no younger one comes meanwhile, and takes more with it, so that a thread that is behind spends its time on
 * records and not on commits. The time counts from the first record after a commit: were it counted from the commit's
 * beginning, a slow broker would leave no time for records.
 *
 * <p>All tasks of a thread commit together, so they share one pace. Streams commits by itself too, and its interval must be
 * longer than {@link #LONGEST}, or it does so first.
 */
public final class CommitPace {

    /** Records never wait longer for a commit because they waited before. */
    public static final Duration LONGEST = Duration.ofMillis(100);

    private static final int WAITED_SHARE = 4;

    private static final long NEVER = Long.MAX_VALUE;

    private final long intervalMs;
    private final LongSupplier millis;
    private long beganMs;
    private long dueMs = NEVER;
    private @Nullable Cancellable timer;

    /**
     * A pace for one thread.
     *
     * @param interval from a commit to the next, while records are young
     * @param millis   the clock, milliseconds
     */
    public CommitPace(Duration interval, LongSupplier millis) {
        this.intervalMs = interval.toMillis();
        this.millis = millis;
    }

    /**
     * A task has taken a record, and is to commit once it is time.
     *
     * @param timestamp when the record came into the log, by the broker's clock
     * @param waits     of the records of its task
     */
    public void took(ProcessingContext context, long timestamp, RecordWaits waits) {
        long now = millis.getAsLong();
        long waited = waits.of(now, timestamp);
        boolean quiet = dueMs == NEVER && now - beganMs >= 2 * intervalMs && waited < intervalMs;
        commitBy(context, now, quiet ? now : now + waitMs(waited));
    }

    /** A task has written something that no record made it write, and is to commit once it is time. */
    public void wrote(ProcessingContext context) {
        long now = millis.getAsLong();
        commitBy(context, now, now + intervalMs);
    }

    private long waitMs(long waited) {
        return Math.max(intervalMs, Math.min(waited / WAITED_SHARE, LONGEST.toMillis()));
    }

    private void commitBy(ProcessingContext context, long now, long due) {
        dueMs = Math.min(dueMs, due);
        if (now >= dueMs) {
            context.commit();
        } else if (timer == null) {
            // Perhaps nothing comes that would see that it is time.
            timer = Punctuators.wallClock(context, Duration.ofMillis(intervalMs), at -> commitIfDue(context));
        }
    }

    private void commitIfDue(ProcessingContext context) {
        if (millis.getAsLong() >= dueMs) {
            context.commit();
        }
    }

    /** A commit begins. */
    public void committing() {
        beganMs = millis.getAsLong();
        dueMs = NEVER;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
