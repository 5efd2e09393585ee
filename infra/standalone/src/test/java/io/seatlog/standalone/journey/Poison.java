package io.seatlog.standalone.journey;

import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Placement;
import io.seatlog.topic.RecordSize;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that nobody may work on.
 *
 * @param cause what its dead letter must say
 */
record Poison(ProducerRecord<byte[], byte[]> record, DeadLetterCause cause) {

    private static final int PARTITIONS = 6;
    private static final int UNKNOWN_ID = 987_654;
    private static final String STRAY = "stray";

    /** Bytes that are no record, or one of a kind that the topic does not have. */
    static List<Poison> unreadable(Topic topic, byte[] good, byte[] foreign) {
        String key = topic.key().replaceAll("[^/]+", STRAY);
        byte[] unknown = good.clone();
        ByteBuffer.wrap(unknown).putInt(1, UNKNOWN_ID);
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        List<Poison> all = new ArrayList<>(List.of(
                at(topic, key, "garbage".getBytes(StandardCharsets.UTF_8), DeadLetterCause.NOT_WIRE_FORMAT),
                at(topic, key, new byte[] {0, 0}, DeadLetterCause.NOT_WIRE_FORMAT),
                at(topic, key, unknown, DeadLetterCause.SCHEMA_UNKNOWN),
                at(topic, key, foreign, DeadLetterCause.FOREIGN_KIND),
                at(topic, key, longer, DeadLetterCause.MALFORMED)));
        if (!topic.compacted()) {
            all.add(at(topic, key, null, DeadLetterCause.NULL_VALUE));
        }
        if (topic.logAppendTime()) {
            all.add(at(topic, key, largest(), DeadLetterCause.NOT_WIRE_FORMAT));
        }
        return all;
    }

    /** About the most that a broker takes from anybody: its dead letter is larger. */
    private static byte[] largest() {
        byte[] value = new byte[RecordSize.INPUT_MAX - 150];
        Arrays.fill(value, (byte) 'x');
        return value;
    }

    /** A good record that stands where it should not. */
    static List<Poison> misplaced(Topic topic, ConsumerRecord<byte[], byte[]> good) {
        String stray = topic.key().replaceAll("[^/]+", STRAY);
        int elsewhere = (good.partition() + 1) % PARTITIONS;
        List<Poison> all = new ArrayList<>(List.of(
                at(topic, stray, good.value(), DeadLetterCause.WRONG_KEY),
                new Poison(
                        new ProducerRecord<>(topic.name(), elsewhere, good.key(), good.value()),
                        DeadLetterCause.WRONG_PARTITION)));
        if (!topic.compacted()) {
            all.add(new Poison(
                    new ProducerRecord<>(topic.name(), good.partition(), null, good.value()),
                    DeadLetterCause.NULL_KEY));
        }
        return all;
    }

    /** A good record but for the id of its order. */
    static Poison ofNoOrder(Topic topic, ConsumerRecord<byte[], byte[]> good, RecordCodec codec) {
        SpecificRecord record = codec.decode(topic, good.value());
        record.put(orderId(record).pos(), "no-order");
        return new Poison(
                new ProducerRecord<>(topic.name(), good.partition(), good.key(), codec.encode(topic, record)),
                DeadLetterCause.INVALID_ID);
    }

    static Schema.@Nullable Field orderId(SpecificRecord record) {
        return record.getSchema().getField("orderId");
    }

    private static Poison at(Topic topic, String key, byte @Nullable [] value, DeadLetterCause cause) {
        int partition = topic.equals(Topics.CATALOGUE)
                ? Placement.partition(key, PARTITIONS)
                : Placement.partitionByFirstPart(key, PARTITIONS);
        return new Poison(
                new ProducerRecord<>(topic.name(), partition, key.getBytes(StandardCharsets.UTF_8), value), cause);
    }
}
