package io.seatlog.order;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seatlog.serde.LocalSchemaIds;
import io.seatlog.serde.RecordCodec;
import io.seatlog.serde.WireCodec;
import io.seatlog.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology in a test driver, spoken to in records of the contract. */
final class OrderBench implements AutoCloseable {

    final RecordCodec wire = new WireCodec(new LocalSchemaIds());
    private final TopologyTestDriver driver;
    private final int refundsPerSecond;

    /** At the provider's own pace. */
    OrderBench() {
        this(20);
    }

    OrderBench(int newRefundsPerSecond) {
        refundsPerSecond = newRefundsPerSecond;
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "orders-test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/topology-test");
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        driver = new TopologyTestDriver(
                OrderTopology.build(() -> new OrderProcessor(
                        new OrderCodec(wire, 1), new OrderOutputs(wire), new SimpleMeterRegistry(), refundsPerSecond)),
                properties,
                Wire.HELD_AT);
    }

    void send(Topic topic, SpecificRecord value) {
        send(topic, Wire.SHOWTIME, wire.encode(topic, value), Wire.HELD_AT.plusSeconds(1));
    }

    void send(Topic topic, String key, byte[] value, Instant at) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key == null ? null : key.getBytes(StandardCharsets.UTF_8), value, at));
    }

    /** What stands in the store of ways past all orders. */
    int walks() {
        int count = 0;
        try (var rows = driver.getKeyValueStore(OrderTopology.WALKS).all()) {
            for (; rows.hasNext(); rows.next()) {
                count++;
            }
        }
        return count;
    }

    /** Walks of a task that takes over what this one has committed. */
    Walks takenOver(Walks.Visitor visitor, long now) {
        Walks.Stores stores = new Walks.Stores(
                driver.getKeyValueStore(OrderTopology.WALKS),
                new StoredOrders(driver.getKeyValueStore(OrderTopology.ORDERS)));
        return new Walks(stores, visitor, refundsPerSecond, now);
    }

    void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    List<SpecificRecord> read(Topic topic) {
        return raw(topic).stream()
                .map(record -> wire.decode(topic, record.value()))
                .toList();
    }

    List<TestRecord<byte[], byte[]>> raw(Topic topic) {
        var output = driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return new ArrayList<>(output.readRecordsToList());
    }

    int waiting() {
        int count = 0;
        try (var rows = driver.getKeyValueStore(OrderTopology.DEADLINES).all()) {
            for (; rows.hasNext(); rows.next()) {
                count++;
            }
        }
        return count;
    }

    @Override
    public void close() {
        driver.close();
    }
}
