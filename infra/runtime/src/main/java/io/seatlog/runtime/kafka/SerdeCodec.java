package io.seatlog.runtime.kafka;

import io.seatlog.runtime.CannotStartException;
import io.seatlog.serde.RecordCodec;
import io.seatlog.serde.UnreadableRecordException;
import io.seatlog.serde.UnreadableRecordException.Cause;
import io.seatlog.topic.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Records through a serializer and a deserializer of Kafka's own interfaces, named by the settings: Confluent's
 * {@code KafkaAvroSerializer} and {@code KafkaAvroDeserializer}, say. Each thread has its own pair, for neither interface
 * promises to be safe for use by several.
 */
final class SerdeCodec implements RecordCodec {

    /** What Confluent's classes must be told to write what the contract says; the settings' own properties come after. */
    private static final Map<String, String> CONTRACT = Map.of(
            "value.subject.name.strategy", "io.confluent.kafka.serializers.subject.RecordNameStrategy",
            "specific.avro.reader", "true",
            "auto.register.schemas", "true");

    /** What a thread uses. */
    private record Pair(Serializer<Object> serializer, Deserializer<Object> deserializer) {}

    private final ThreadLocal<Pair> pair;

    /** @throws CannotStartException if a class is not there, or cannot be made */
    SerdeCodec(RegistrySettings registry, String serializer, String deserializer) {
        Map<String, Object> settings = new HashMap<>(CONTRACT);
        settings.put("schema.registry.url", registry.url().toString());
        settings.putAll(registry.properties());
        this.pair = ThreadLocal.withInitial(() -> pair(settings, serializer, deserializer));
        // A misspelt name must be told at the start, not with the first record.
        pair.get();
    }

    @SuppressWarnings("unchecked")
    private static Pair pair(Map<String, Object> settings, String serializer, String deserializer) {
        try {
            Pair made = new Pair(
                    Utils.newInstance(serializer, Serializer.class),
                    Utils.newInstance(deserializer, Deserializer.class));
            made.serializer.configure(settings, false);
            made.deserializer.configure(settings, false);
            return made;
        } catch (ClassNotFoundException | KafkaException failed) {
            throw new CannotStartException(
                    "seatlog.registry.serializer " + serializer + " or .deserializer " + deserializer
                            + " cannot be used: " + failed.getMessage(),
                    "Put the classes on the class path, with a constructor without parameters.",
                    failed);
        }
    }

    @Override
    public byte[] encode(Topic topic, SpecificRecord record) {
        return pair.get().serializer.serialize(topic.name(), record);
    }

    @Override
    public SpecificRecord decode(Topic topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new UnreadableRecordException(Cause.NULL_VALUE, "The record has no value");
        }
        Object read = read(topic, bytes);
        if (read instanceof SpecificRecord record && topic.holds(record.getClass())) {
            return record;
        }
        throw new UnreadableRecordException(
                Cause.FOREIGN_KIND,
                topic + " does not hold "
                        + (read == null ? "nothing" : read.getClass().getSimpleName()));
    }

    private Object read(Topic topic, byte[] bytes) {
        try {
            return pair.get().deserializer.deserialize(topic.name(), bytes);
        } catch (RuntimeException unreadable) {
            throw new UnreadableRecordException(
                    Cause.MALFORMED,
                    "The value is not a record of " + topic + ": " + unreadable.getMessage(),
                    unreadable);
        }
    }
}
