package io.seatlog.bench.http;

import io.seatlog.bench.SystemUnderTest;
import io.seatlog.runtime.kafka.RegistryCodec;
import io.seatlog.runtime.kafka.RegistrySettings;
import io.seatlog.serde.RecordCodec;
import io.seatlog.serde.UnreadableRecordException;
import io.seatlog.topic.Topics;
import io.seatlog.wire.SeatsHeld;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Notes on a thread of its own when each decision about a showtime could first be read as committed. */
final class CommittedSeats implements AutoCloseable {

    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    /**
     * The decisions about one section in their order; written by one thread, read by another, which may see the last ones
     * late.
     */
    static final class Section {

        private final long[] numbers;
        private final long[] nanos;
        private volatile int size;

        Section(int decisionsMax) {
            numbers = new long[decisionsMax];
            nanos = new long[decisionsMax];
        }

        int size() {
            return size;
        }

        long number(int index) {
            return numbers[index];
        }

        /** When it could be read. */
        long nanos(int index) {
            return nanos[index];
        }

        void add(long number, long when) {
            int at = size;
            if (at < numbers.length) {
                numbers[at] = number;
                nanos[at] = when;
                size = at + 1;
            }
        }
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordCodec codec;
    private final String showtime;
    private final Map<String, Section> sections = new HashMap<>();
    private final Thread thread = new Thread(this::read, "bench-committed");
    private volatile boolean closed;

    CommittedSeats(SystemUnderTest system, String showtime, List<String> sectionIds, int decisionsMax) {
        this.showtime = showtime;
        sectionIds.forEach(id -> sections.put(id, new Section(decisionsMax)));
        this.codec = RegistryCodec.connect(RegistrySettings.at(system.registryUrl()), List.of(Topics.SEAT_FACTS));
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        system.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.SEAT_FACTS.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.setDaemon(true);
        thread.start();
    }

    Section section(String id) {
        Section section = sections.get(id);
        if (section == null) {
            throw new IllegalArgumentException("No section " + id);
        }
        return section;
    }

    private void read() {
        while (!closed) {
            Iterable<ConsumerRecord<byte[], byte[]>> records = consumer.poll(Duration.ofMillis(100));
            long now = System.nanoTime();
            records.forEach(record -> note(record, now));
        }
        consumer.close();
    }

    private void note(ConsumerRecord<byte[], byte[]> record, long now) {
        try {
            if (codec.decode(Topics.SEAT_FACTS, record.value()) instanceof SeatsHeld held
                    && held.getShowtimeId().equals(showtime)) {
                held.getSeats().stream()
                        .map(seat -> seat.getSection())
                        .distinct()
                        .forEach(id -> section(id).add(held.getNumber(), now));
            }
        } catch (UnreadableRecordException unreadable) {
            throw new IllegalStateException(unreadable);
        }
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
