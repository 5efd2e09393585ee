package io.seatlog.ingest;

import io.seatlog.runtime.StartOrder;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What goes on beside requests: producers learn their topics before the first request and again before they would forget
 * them, and waiting requests are answered in time.
 */
final class Warmth implements SmartLifecycle {

    private static final long SWEEP_MS = 25;
    private static final long RETRY_MS = 100;
    private static final long WARM_AGAIN_MS = TimeUnit.MINUTES.toMillis(1);
    private static final Logger log = LoggerFactory.getLogger(Warmth.class);

    private final Runnable producers;
    private final Runnable sweep;
    private @Nullable ScheduledExecutorService threads;
    private volatile boolean warm;

    Warmth(Runnable producers, Runnable sweep) {
        this.producers = producers;
        this.sweep = sweep;
    }

    /** Whether the producers know their topics. */
    boolean isWarm() {
        return warm;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "ingest-upkeep");
            thread.setDaemon(true);
            return thread;
        });
        threads = started;
        started.scheduleWithFixedDelay(this::swept, SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
        started.execute(() -> warm(started));
    }

    private void swept() {
        try {
            sweep.run();
        } catch (RuntimeException e) {
            log.error("A sweep over waiting requests failed", e);
        }
    }

    private void warm(ScheduledExecutorService on) {
        long again = WARM_AGAIN_MS;
        try {
            producers.run();
            warm = true;
        } catch (KafkaException e) {
            again = RETRY_MS;
        }
        if (!on.isShutdown()) {
            on.schedule(() -> warm(on), again, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }

    @Override
    public int getPhase() {
        return StartOrder.READERS;
    }
}
