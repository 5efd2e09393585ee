package io.seatlog.expiry;

import io.seatlog.topic.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * The whole graph.
 *
 * <pre>
 *   seat-facts ─> facts ─> remind ─> dead-letters ─> seat-facts.dead-letters
 *                            |
 *                        [deadlines]
 * </pre>
 */
final class ExpiryTopology {

    /** The one store: a {@link Deadline#key() key} for whatever falls due. */
    static final String DEADLINES = "deadlines";

    private ExpiryTopology() {}

    static Topology of(ProcessorSupplier<byte[], byte[], byte[], byte[]> remind) {
        ByteArrayDeserializer read = new ByteArrayDeserializer();
        ByteArraySerializer write = new ByteArraySerializer();
        return new Topology()
                .addSource("facts", read, read, Topics.SEAT_FACTS.name())
                .addProcessor("remind", remind, "facts")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(DEADLINES), Serdes.Bytes(), Serdes.ByteArray()),
                        "remind")
                .addSink("dead-letters", Topics.SEAT_FACTS.deadLetters().name(), write, write, "remind");
    }
}
