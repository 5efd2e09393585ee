package io.seatlog.bench.log;

import io.seatlog.topic.RecordHeaders;
import io.seatlog.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads committed replies on a thread of its own, from the end of the topic on, and hands over those that are ours. */
final class Replies implements AutoCloseable {

    /** Where a schema's id stands in a value. */
    private static final int SCHEMA_ID_AT = 1;

    /** Told of every reply, on the reader's thread. */
    interface Listener {
        void replied(ConsumerRecord<byte[], byte[]> reply, long nanos, boolean accepted);
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final byte[] replyTo;
    private final int acceptedSchema;
    private final Thread thread = new Thread(this::read, "bench-replies");
    private volatile Listener listener = (reply, nanos, accepted) -> {};
    private volatile boolean closed;

    Replies(String bootstrapServers, byte[] replyTo, int acceptedSchema) {
        this.replyTo = replyTo;
        this.acceptedSchema = acceptedSchema;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.SEAT_REPLIES.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.setDaemon(true);
        thread.start();
    }

    /** Whom to tell from now on. */
    void tell(Listener told) {
        listener = told;
    }

    private void read() {
        while (!closed) {
            Iterable<ConsumerRecord<byte[], byte[]>> records = consumer.poll(Duration.ofMillis(100));
            long now = System.nanoTime();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                Header to = record.headers().lastHeader(RecordHeaders.TO);
                if (to != null && Arrays.equals(to.value(), replyTo)) {
                    int schema = ByteBuffer.wrap(record.value()).getInt(SCHEMA_ID_AT);
                    listener.replied(record, now, schema == acceptedSchema);
                }
            }
        }
        consumer.close();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
