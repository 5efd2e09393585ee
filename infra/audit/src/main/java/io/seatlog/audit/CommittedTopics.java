package io.seatlog.audit;

import io.seatlog.serde.RecordCodec;
import io.seatlog.serde.UnreadableRecordException;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import io.seatlog.wire.Order;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads what is committed in topics, from the beginning to the end there was when reading began. */
public final class CommittedTopics {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> client;
    private final RecordCodec codec;
    private final List<String> unreadable = new ArrayList<>();

    /** @param client settings of the brokers */
    public CommittedTopics(Map<String, Object> client, RecordCodec codec) {
        this.client = new HashMap<>(client);
        this.client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.codec = codec;
    }

    /** Facts by showtime, in the order of the log. */
    public Map<String, List<SpecificRecord>> facts() {
        Map<String, List<SpecificRecord>> facts = new HashMap<>();
        read(Topics.SEAT_FACTS, (showtime, fact) -> {
            if (fact != null) {
                facts.computeIfAbsent(showtime, unused -> new ArrayList<>()).add(fact);
            }
        });
        return facts;
    }

    /** Orders as they now stand. */
    public Map<String, Order> orders() {
        Map<String, Order> orders = new HashMap<>();
        read(Topics.ORDERS, (key, order) -> {
            String id = key.substring(key.indexOf('/') + 1);
            if (order == null) {
                orders.remove(id);
            } else {
                orders.put(id, (Order) order);
            }
        });
        return orders;
    }

    /** Where what was read up to now has records that are none. */
    public List<String> unreadable() {
        return unreadable;
    }

    private void read(Topic topic, BiConsumer<String, @Nullable SpecificRecord> take) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    read(topic, record, take);
                }
            }
        }
    }

    private void read(
            Topic topic, ConsumerRecord<byte[], byte[]> record, BiConsumer<String, @Nullable SpecificRecord> take) {
        try {
            SpecificRecord value = record.value() == null ? null : codec.decode(topic, record.value());
            if (record.key() != null) {
                take.accept(new String(record.key(), StandardCharsets.UTF_8), value);
                return;
            }
        } catch (UnreadableRecordException none) {
            // As good as one without a key.
        }
        unreadable.add(topic.name() + "-" + record.partition() + "@" + record.offset());
    }
}
