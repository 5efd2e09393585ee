package io.seatlog.ingest.log;

import io.seatlog.runtime.kafka.KafkaSettings;
import io.seatlog.runtime.kafka.LogReader;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Where things stand in topic `catalogue`: keys and offsets on the heap, the records themselves, which are large and
 * rarely needed here, are fetched when asked for.
 */
public final class Catalogue implements LogReader.Handler {

    private static final Duration FETCH_WITHIN = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private record Place(int partition, long offset) {}

    private final KafkaSettings kafka;
    private final RecordCodec codec;
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    public Catalogue(KafkaSettings kafka, RecordCodec codec) {
        this.kafka = kafka;
        this.codec = codec;
    }

    /** The key of an event. */
    public static String event(String eventId) {
        return "event/" + eventId;
    }

    /** The key of a showtime's texts. */
    public static String texts(String sha256) {
        return "texts/" + sha256;
    }

    /** The key of a plan. */
    public static String plan(String planId) {
        return "plan/" + planId;
    }

    /** The key of a section's geometry. */
    public static String geometry(String planId, String section) {
        return "geometry/" + planId + '/' + section;
    }

    /** Whether a record with this key was read. */
    public boolean has(String key) {
        return places.containsKey(key);
    }

    @Override
    public void record(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            places.remove(key);
        } else {
            places.put(key, new Place(record.partition(), record.offset()));
        }
    }

    /** The records with these keys, as far as they are there. Blocks. */
    public Map<String, SpecificRecord> fetch(Collection<String> keys) {
        Map<String, SpecificRecord> found = new HashMap<>();
        Map<Place, String> wanted = new HashMap<>();
        for (String key : keys) {
            Place place = places.get(key);
            if (place != null) {
                wanted.put(place, key);
            }
        }
        if (wanted.isEmpty()) {
            return found;
        }
        try (KafkaConsumer<byte[], byte[]> reading = consumer()) {
            long deadline = System.nanoTime() + FETCH_WITHIN.toNanos();
            for (Map.Entry<Place, String> want : wanted.entrySet()) {
                read(reading, want.getKey(), want.getValue(), deadline, found);
            }
        }
        return found;
    }

    /** One record after the other: compaction may have left gaps between them, never at them. */
    private void read(
            KafkaConsumer<byte[], byte[]> reading,
            Place place,
            String key,
            long deadline,
            Map<String, SpecificRecord> found) {
        TopicPartition partition = new TopicPartition(Topics.CATALOGUE.name(), place.partition);
        reading.assign(List.of(partition));
        reading.seek(partition, place.offset);
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : reading.poll(POLL)) {
                if (record.offset() == place.offset && record.value() != null) {
                    found.put(key, codec.decode(Topics.CATALOGUE, record.value()));
                }
                return;
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = new HashMap<>(kafka.client());
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, kafka.group("ingest-catalogue-fetch"));
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
