package io.seatlog.runtime.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.seatlog.runtime.StartOrder;
import io.seatlog.runtime.kafka.KafkaSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationEventPublisherAware;
import org.springframework.context.SmartLifecycle;

/**
 * The life of one Kafka Streams app: checks the brokers, starts, replaces dead threads, tells its health, and leaves its
 * group on a clean stop, so that the others need not wait for its session to end.
 */
public final class StreamsLifecycle implements SmartLifecycle, ApplicationEventPublisherAware {

    /** Within an orchestrator's usual 30 s, and within the 20 s of a whole standalone system. */
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(StreamsLifecycle.class);

    private final StreamsApp app;
    private final KafkaSettings kafka;
    private final StreamsSettings settings;
    private final MeterRegistry meters;
    private final StreamsHealth health;
    private volatile @Nullable ApplicationEventPublisher publisher;
    private @Nullable KafkaStreams streams;
    private @Nullable KafkaStreamsMetrics metrics;

    public StreamsLifecycle(StreamsApp app, KafkaSettings kafka, StreamsSettings settings, MeterRegistry meters) {
        this.app = app;
        this.kafka = kafka;
        this.settings = settings;
        this.meters = meters;
        this.health = new StreamsHealth(System::nanoTime);
    }

    /** What the app's health endpoint shows of it. */
    public StreamsHealth health() {
        return health;
    }

    /** The running client, for interactive queries. Empty before the start and after the stop. */
    public synchronized Optional<KafkaStreams> streams() {
        return Optional.ofNullable(streams);
    }

    @Override
    public void setApplicationEventPublisher(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * A client that gave up does not come back: whoever watches the process should start it again. Also called while the
     * start holds this object's monitor on another thread, so it must not ask for it.
     */
    private void onChange(State next, State before) {
        health.onChange(next, before);
        ApplicationEventPublisher listeners = publisher;
        if (next == State.ERROR && listeners != null) {
            AvailabilityChangeEvent.publish(listeners, this, LivenessState.BROKEN);
        }
    }

    @Override
    public synchronized void start() {
        if (streams != null) {
            return;
        }
        String applicationId = kafka.group(app.name());
        Failover failover;
        try (Admin admin = Admin.create(kafka.client())) {
            failover = new StartChecks(app, applicationId, admin, kafka.client()).run();
        }
        Properties properties = StreamsProperties.of(app, kafka, settings, failover);
        RocksMemory.startThreads();
        runAt(app.yielding() ? Thread.MIN_PRIORITY : Thread.NORM_PRIORITY, () -> {
            KafkaStreams created = new KafkaStreams(app.topology(), properties);
            created.setStateListener(this::onChange);
            created.setUncaughtExceptionHandler(new ThreadReplacement(applicationId, System::nanoTime));
            metrics = new KafkaStreamsMetrics(created, Tags.of("app", app.name()));
            metrics.bindTo(meters);
            streams = created;
            created.start();
        });
    }

    /** Threads have the priority of the one that made them. Not every user may raise one that has been lowered. */
    private static void runAt(int priority, Runnable work) {
        Executor thread = task -> {
            Thread starter = new Thread(task, "streams-start");
            starter.setPriority(priority);
            starter.start();
        };
        try {
            CompletableFuture.runAsync(work, thread).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    @Override
    public synchronized void stop() {
        KafkaStreams stopping = streams;
        if (stopping == null) {
            return;
        }
        streams = null;
        boolean closed = stopping.close(
                CloseOptions.timeout(CLOSE_MAX).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        if (!closed) {
            log.warn("{} did not stop within {}", kafka.group(app.name()), CLOSE_MAX);
        }
        if (metrics != null) {
            metrics.close();
            metrics = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return streams != null;
    }

    @Override
    public int getPhase() {
        return StartOrder.STREAMS;
    }
}
