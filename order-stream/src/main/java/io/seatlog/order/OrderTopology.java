package io.seatlog.order;

import io.seatlog.runtime.streams.CommitBuffer;
import io.seatlog.topic.Placement;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The whole graph.
 *
 * <pre>
 *   seat-facts -------+                     +--> order-replies
 *   seat-results -----+--> decide-orders ---+--> seat-requests
 *   order-commands ---+    [orders]         +--> payment-requests
 *   payment-results --+    [deadlines]      +--> orders            own partitioner: by customerId
 *                          [walks]          +--> dead letters, each source's own
 * </pre>
 */
final class OrderTopology {

    /** An order by its id. */
    static final String ORDERS = "orders";

    /** Who is changed by time, by when. */
    static final String DEADLINES = "deadlines";

    /** How far a showtime's orders are called off, or added up. */
    static final String WALKS = "walks";

    static final String DECIDE = "decide-orders";

    static final List<Topic> SOURCES =
            List.of(Topics.SEAT_FACTS, Topics.SEAT_RESULTS, Topics.ORDER_COMMANDS, Topics.PAYMENT_RESULTS);
    private static final List<Topic> PLAIN_SINKS =
            List.of(Topics.ORDER_REPLIES, Topics.SEAT_REQUESTS, Topics.PAYMENT_REQUESTS);

    private OrderTopology() {}

    static Topology build(ProcessorSupplier<byte[], byte[], byte[], byte[]> decide) {
        Topology topology = new Topology();
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        ByteArraySerializer plain = new ByteArraySerializer();
        for (Topic source : SOURCES) {
            topology.addSource(source.name(), bytes, bytes, source.name());
        }
        String[] sources = SOURCES.stream().map(Topic::name).toArray(String[]::new);
        topology.addProcessor(DECIDE, decide, sources);
        topology.addStateStore(store(ORDERS), DECIDE);
        topology.addStateStore(store(DEADLINES), DECIDE);
        topology.addStateStore(store(WALKS), DECIDE);
        for (Topic sink : PLAIN_SINKS) {
            topology.addSink(sinkOf(sink), sink.name(), plain, plain, DECIDE);
        }
        StreamPartitioner<byte[], byte[]> byCustomer = (topic, key, value, partitions) ->
                Placement.streamPartitions(new String(key, StandardCharsets.UTF_8), partitions);
        topology.addSink(sinkOf(Topics.ORDERS), Topics.ORDERS.name(), plain, plain, byCustomer, DECIDE);
        for (Topic source : SOURCES) {
            Topic letters = source.deadLetters();
            topology.addSink(sinkOf(letters), letters.name(), plain, plain, DECIDE);
        }
        return topology;
    }

    /** The source topic of this name. */
    static Topic source(String name) {
        return SOURCES.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is no source"));
    }

    /** The node that writes a topic: a store has the name of one. */
    static String sinkOf(Topic topic) {
        return "to-" + topic.name();
    }

    private static StoreBuilder<KeyValueStore<byte[], byte[]>> store(String name) {
        return CommitBuffer.over(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray()));
    }
}
