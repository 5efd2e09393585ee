package io.seatlog.runtime.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * One wall-clock call at the earliest time that was asked for, for work whose time is known long before. Between calls
 * the task is idle: nothing is scheduled that would make it commit.
 */
public final class Alarm {

    /** Answer of an action with nothing left to do. */
    public static final long NEVER = Long.MAX_VALUE;

    /** What the alarm does. */
    @FunctionalInterface
    public interface Action {
        /**
         * Does a bounded piece of work.
         *
         * @param now wall-clock time, milliseconds
         * @return when to come again, or {@link #NEVER}
         */
        long run(long now);
    }

    private final ProcessingContext context;
    private final Action action;
    private @Nullable Cancellable scheduled;
    private long time = NEVER;

    /** An alarm of this task, not set. */
    public Alarm(ProcessingContext context, Action action) {
        this.context = context;
        this.action = action;
    }

    /** Calls at this time, unless a call is set for an earlier one; as soon as possible if it is past. */
    public void at(long millis) {
        if (millis >= time) {
            return;
        }
        cancel();
        time = millis;
        long wait = Math.max(1, millis - context.currentSystemTimeMs());
        scheduled = Punctuators.wallClock(context, Duration.ofMillis(wait), this::ring);
    }

    /** The time that is set, or {@link #NEVER}. */
    public long time() {
        return time;
    }

    private void ring(long now) {
        cancel();
        time = NEVER;
        at(action.run(now));
    }

    private void cancel() {
        if (scheduled != null) {
            scheduled.cancel();
            scheduled = null;
        }
    }
}
