package io.seatlog.bench.log;

import io.seatlog.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed to a topic, from its end on, on a thread of its own. */
public final class TopicTail implements AutoCloseable {

    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    /** Told of every record, on the tail's thread. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A record could be read.
         *
         * @param nanos when, by {@link System#nanoTime()}: the same of all that one poll brought
         */
        void read(ConsumerRecord<byte[], byte[]> record, long nanos);
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Listener listener;
    private final Thread thread;
    private volatile boolean closed;

    private TopicTail(KafkaConsumer<byte[], byte[]> consumer, Topic topic, Listener listener) {
        this.consumer = consumer;
        this.listener = listener;
        this.thread = new Thread(this::read, "bench-" + topic.name());
    }

    /**
     * Begins at the end that the topic has now.
     *
     * @param pollRecordsMax most records of one poll
     */
    public static TopicTail follow(String bootstrapServers, Topic topic, int pollRecordsMax, Listener listener) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        pollRecordsMax),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        TopicTail tail = new TopicTail(consumer, topic, listener);
        tail.thread.setDaemon(true);
        tail.thread.start();
        return tail;
    }

    private void read() {
        while (!closed) {
            Iterable<ConsumerRecord<byte[], byte[]>> records = consumer.poll(Duration.ofMillis(100));
            long now = System.nanoTime();
            records.forEach(record -> listener.read(record, now));
        }
        consumer.close();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(STOP_MAX.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
