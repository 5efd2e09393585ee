package io.seatlog.runtime.streams;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a dead stream thread a few times, then stops the client: each replacement costs a session timeout for all
 * partitions of the thread, and a fault that repeats would take every instance in turn.
 */
final class ThreadReplacement implements StreamsUncaughtExceptionHandler {

    /** Replacements in one window. */
    static final int REPLACEMENTS_MAX = 3;

    /** How far back replacements count. */
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(ThreadReplacement.class);

    private final String app;
    private final LongSupplier nanos;
    private final ArrayDeque<Long> replacements = new ArrayDeque<>();

    ThreadReplacement(String app, LongSupplier nanos) {
        this.app = app;
        this.nanos = nanos;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
        if (isBrokenInvariant(exception)) {
            log.error("{}: a store contradicts itself; the client stops", app, exception);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        long now = nanos.getAsLong();
        while (!replacements.isEmpty() && now - replacements.peekFirst() > WINDOW.toNanos()) {
            replacements.removeFirst();
        }
        if (replacements.size() >= REPLACEMENTS_MAX) {
            log.error(
                    "{}: a stream thread died, after {} others in {}; the client stops",
                    app,
                    REPLACEMENTS_MAX,
                    WINDOW,
                    exception);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        replacements.addLast(now);
        log.error(
                "{}: a stream thread died and is replaced ({} of {} in {})",
                app,
                replacements.size(),
                REPLACEMENTS_MAX,
                WINDOW,
                exception);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static boolean isBrokenInvariant(Throwable exception) {
        for (@Nullable Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof BrokenInvariantException) {
                return true;
            }
        }
        return false;
    }
}
