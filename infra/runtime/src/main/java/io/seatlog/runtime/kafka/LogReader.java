package io.seatlog.runtime.kafka;

import io.seatlog.runtime.StartOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads whole topics on a thread of its own, without a group: every instance sees every committed record. What its
 * handler throws is logged and passed over, for one record must not blind an instance; a handler that minds sends dead
 * letters.
 */
public final class LogReader implements SmartLifecycle {

    /** Where reading starts. */
    public enum From {
        /** All there is: ready once the end, as it was at the start, is reached. */
        BEGINNING,
        /** What comes from now on: ready once the positions are known. */
        END
    }

    /** What is done with what is read, on the reader's thread. */
    @FunctionalInterface
    public interface Handler {
        /** A committed record. */
        void record(ConsumerRecord<byte[], byte[]> record);

        /** All records of one poll have been handled, perhaps none. */
        default void polled() {}

        /** The reader is ready; called once in each life. */
        default void ready() {}
    }

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long RETRY_PAUSE_MS = 1000;
    private static final Duration STOP_MAX = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(LogReader.class);

    private final KafkaSettings kafka;
    private final String name;
    private final From from;
    private final List<String> topics;
    private final Handler handler;
    private @Nullable Thread thread;
    private volatile boolean running;
    private volatile boolean ready;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private volatile long fetchedAtNanos;

    public LogReader(KafkaSettings kafka, String name, From from, List<String> topics, Handler handler) {
        this.kafka = kafka;
        this.name = name;
        this.from = from;
        this.topics = List.copyOf(topics);
        this.handler = handler;
    }

    /** Whether it has reached the place that it must have reached before its app may answer. */
    public boolean isReady() {
        return ready;
    }

    /** How long ago a broker last answered a fetch, with or without records. Without an answer it sees nothing. */
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - fetchedAtNanos);
    }

    @Override
    public synchronized void start() {
        running = true;
        fetchedAtNanos = System.nanoTime();
        Thread started = new Thread(this::run, "reader-" + name);
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    @Override
    public synchronized void stop() {
        running = false;
        ready = false;
        KafkaConsumer<byte[], byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        Thread stopping = thread;
        thread = null;
        if (stopping != null) {
            try {
                stopping.join(STOP_MAX.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return StartOrder.READERS;
    }

    private void run() {
        while (running) {
            try (KafkaConsumer<byte[], byte[]> reading = create()) {
                consumer = reading;
                read(reading);
            } catch (WakeupException e) {
                // stop() asked for it
            } catch (KafkaException e) {
                log.error("Reader {} failed, it starts again where it starts first", name, e);
                pause();
            } finally {
                consumer = null;
            }
        }
    }

    private void read(KafkaConsumer<byte[], byte[]> reading) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> reading.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        reading.assign(partitions);
        Map<TopicPartition, Long> goal = Map.of();
        if (from == From.BEGINNING) {
            reading.seekToBeginning(partitions);
            goal = reading.endOffsets(partitions);
        } else {
            reading.seekToEnd(partitions);
            partitions.forEach(reading::position);
        }
        Metric fetches = fetches(reading);
        double fetched = 0;
        while (running) {
            if (!ready && reached(reading, goal)) {
                ready = true;
                guarded(handler::ready);
            }
            reading.poll(POLL).forEach(record -> guarded(() -> handler.record(record)));
            guarded(handler::polled);
            double now = (double) fetches.metricValue();
            if (now != fetched) {
                fetched = now;
                fetchedAtNanos = System.nanoTime();
            }
        }
    }

    private static boolean reached(KafkaConsumer<byte[], byte[]> reading, Map<TopicPartition, Long> goal) {
        return goal.entrySet().stream().allMatch(end -> reading.position(end.getKey()) >= end.getValue());
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.error("Reader {} passes over what its handler failed on", name, e);
        }
    }

    private KafkaConsumer<byte[], byte[]> create() {
        Map<String, Object> config = new HashMap<>(kafka.client());
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, kafka.group(name));
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, from == From.BEGINNING ? "earliest" : "latest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Answers to fetches are counted also where they bring nothing, at least every 500 ms. */
    private static Metric fetches(KafkaConsumer<byte[], byte[]> reading) {
        return reading.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("fetch-total")
                        && metric.getKey().group().equals("consumer-fetch-manager-metrics")
                        && metric.getKey().tags().keySet().equals(Set.of("client-id")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The consumer counts no fetches"))
                .getValue();
    }

    private void pause() {
        try {
            Thread.sleep(RETRY_PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
