package io.seatlog.ingest;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.springframework.context.SmartLifecycle;

/**
 * An app that stops takes no more requests, and lets those under way have their answers before it stops reading replies.
 * The server waits for the requests that it knows of, and it does not know of those on the short path.
 */
final class LastAnswers implements SmartLifecycle {

    /** Spring Boot's server ends gracefully 1024 behind the last phase, and is gone another 1024 behind that. */
    static final int PHASE = DEFAULT_PHASE - 1024 - 512;

    /** A request is answered within three seconds, whatever the answer is. */
    private static final Duration WAIT_MAX = Duration.ofSeconds(4);

    private static final long LOOK_MS = 5;

    private final IntSupplier underWay;
    private volatile boolean running;

    /** @param underWay how many requests have no answer yet */
    LastAnswers(IntSupplier underWay) {
        this.underWay = underWay;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        long end = System.nanoTime() + WAIT_MAX.toNanos();
        try {
            while (underWay.getAsInt() > 0 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
