package io.seatlog.bench.http;

import io.seatlog.bench.SystemUnderTest;
import io.seatlog.bench.log.TopicTail;
import io.seatlog.runtime.kafka.RegistryCodec;
import io.seatlog.runtime.kafka.RegistrySettings;
import io.seatlog.serde.RecordCodec;
import io.seatlog.serde.UnreadableRecordException;
import io.seatlog.topic.Topics;
import io.seatlog.wire.SeatsHeld;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Notes when each decision about a showtime could first be read as committed. */
final class CommittedSeats implements AutoCloseable {

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

    private final RecordCodec codec;
    private final String showtime;
    private final Map<String, Section> sections = new HashMap<>();
    private final TopicTail tail;

    CommittedSeats(SystemUnderTest system, String showtime, List<String> sectionIds, int decisionsMax) {
        this.showtime = showtime;
        sectionIds.forEach(id -> sections.put(id, new Section(decisionsMax)));
        this.codec = RegistryCodec.connect(RegistrySettings.at(system.registryUrl()), List.of(Topics.SEAT_FACTS));
        this.tail = TopicTail.follow(
                system.bootstrapServers(), Topics.SEAT_FACTS, ConsumerConfig.DEFAULT_MAX_POLL_RECORDS, this::note);
    }

    Section section(String id) {
        Section section = sections.get(id);
        if (section == null) {
            throw new IllegalArgumentException("No section " + id);
        }
        return section;
    }

    private void note(ConsumerRecord<byte[], byte[]> record, long nanos) {
        try {
            if (codec.decode(Topics.SEAT_FACTS, record.value()) instanceof SeatsHeld held
                    && held.getShowtimeId().equals(showtime)) {
                held.getSeats().stream()
                        .map(seat -> seat.getSection())
                        .distinct()
                        .forEach(id -> section(id).add(held.getNumber(), nanos));
            }
        } catch (UnreadableRecordException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public void close() {
        tail.close();
    }
}
