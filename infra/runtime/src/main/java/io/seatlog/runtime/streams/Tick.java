package io.seatlog.runtime.streams;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * A wall-clock tick that runs only while there is something to do: it is woken, and ends itself. A tick that runs idle
 * would make its task commit for ever.
 */
public final class Tick {

    /** What a tick does. */
    @FunctionalInterface
    public interface Action {
        /**
         * Does a bounded piece of work.
         *
         * @param now wall-clock time, milliseconds
         * @return whether the tick must come again
         */
        boolean run(long now);
    }

    private final ProcessingContext context;
    private final Duration interval;
    private final Action action;
    private @Nullable Cancellable scheduled;
    private boolean woken;

    /** A tick of this task, asleep. */
    public Tick(ProcessingContext context, Duration interval, Action action) {
        this.context = context;
        this.interval = interval;
        this.action = action;
    }

    /** Lets the tick come, first after one interval; nothing changes if it is awake. */
    public void wake() {
        woken = true;
        if (scheduled == null) {
            scheduled = Punctuators.wallClock(context, interval, this::run);
        }
    }

    /** Whether the tick will come. */
    public boolean isAwake() {
        return scheduled != null;
    }

    private void run(long now) {
        woken = false;
        boolean again = action.run(now);
        if (!again && !woken && scheduled != null) {
            scheduled.cancel();
            scheduled = null;
        }
    }
}
