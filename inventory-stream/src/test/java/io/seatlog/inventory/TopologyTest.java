package io.seatlog.inventory;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seatlog.id.ShowtimeId;
import io.seatlog.serde.LocalSchemaIds;
import io.seatlog.serde.WireCodec;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import io.seatlog.wire.SeatMapPart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;

/** The whole graph without a broker, and what a test needs to talk to it. */
abstract class TopologyTest {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final Duration COMMIT = Duration.ofMillis(6);
    static final ShowtimeId SHOWTIME = Wire.SHOWTIME;

    final WireCodec wire = new WireCodec(new LocalSchemaIds());
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    TopologyTestDriver driver = new TopologyTestDriver(
            InventoryTopology.build(new InventoryCodec(wire, 1), meters, 1_000, COMMIT), properties(), NOW);
    private TestInputTopic<byte[], byte[]> commands = input();
    Instant now = NOW;

    static Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "inventory");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/topology-test");
        return properties;
    }

    private TestInputTopic<byte[], byte[]> input() {
        return driver.createInputTopic(
                Topics.SEAT_COMMANDS.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    void send(SpecificRecord command) {
        send(SHOWTIME.value(), wire.encode(Topics.SEAT_COMMANDS, command));
    }

    void send(String key, byte[] value) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        commands.pipeInput(new TestRecord<>(keyBytes, value, now));
    }

    void open() {
        Wire.sections(SHOWTIME).forEach(this::send);
        send(Wire.open(SHOWTIME, NOW));
    }

    List<TestRecord<byte[], byte[]>> raw(Topic topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    List<SpecificRecord> records(Topic topic) {
        return raw(topic).stream().map(r -> wire.decode(topic, r.value())).toList();
    }

    static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    void tick() {
        driver.advanceWallClockTime(SeatMapPublisher.INTERVAL);
    }

    List<SeatMapPart> seatMap() {
        return records(Topics.SEAT_MAP).stream().map(SeatMapPart.class::cast).toList();
    }

    /** Starts again with nothing in the stores. */
    void restart(InventoryCodec codec) {
        driver.close();
        driver = new TopologyTestDriver(InventoryTopology.build(codec, meters, 1_000, COMMIT), properties(), NOW);
        commands = input();
    }
}
