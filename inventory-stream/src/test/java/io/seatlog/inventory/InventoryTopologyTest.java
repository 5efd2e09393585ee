package io.seatlog.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seatlog.id.CustomerId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.runtime.streams.BrokenInvariantException;
import io.seatlog.serde.LocalSchemaIds;
import io.seatlog.serde.RecordCodec;
import io.seatlog.serde.WireCodec;
import io.seatlog.topic.Placement;
import io.seatlog.topic.RecordHeaders;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import io.seatlog.wire.BlockSeats;
import io.seatlog.wire.CloseShowtime;
import io.seatlog.wire.CommandAccepted;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.HoldAccepted;
import io.seatlog.wire.PauseSales;
import io.seatlog.wire.RefusalReason;
import io.seatlog.wire.SeatChoice;
import io.seatlog.wire.SeatMapPart;
import io.seatlog.wire.SeatsHeld;
import io.seatlog.wire.SectionKind;
import io.seatlog.wire.SectionLayout;
import io.seatlog.wire.SectionPart;
import io.seatlog.wire.Showtime;
import io.seatlog.wire.ShowtimeClosed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InventoryTopologyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final ShowtimeId SHOWTIME = Wire.SHOWTIME;

    private final WireCodec wire = new WireCodec(new LocalSchemaIds());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TopologyTestDriver driver = new TopologyTestDriver(
            InventoryTopology.build(new InventoryCodec(wire, 1), meters, 1_000), properties(), NOW);
    private TestInputTopic<byte[], byte[]> commands = input();
    private Instant now = NOW;

    private static Properties properties() {
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

    private void send(SpecificRecord command) {
        send(SHOWTIME.value(), wire.encode(Topics.SEAT_COMMANDS, command));
    }

    private void send(String key, byte[] value) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        commands.pipeInput(new TestRecord<>(keyBytes, value, now));
    }

    private void open() {
        Wire.sections(SHOWTIME).forEach(this::send);
        send(Wire.open(SHOWTIME, NOW));
    }

    private List<TestRecord<byte[], byte[]>> raw(Topic topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private List<SpecificRecord> records(Topic topic) {
        return raw(topic).stream().map(r -> wire.decode(topic, r.value())).toList();
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private void tick() {
        driver.advanceWallClockTime(SeatMapPublisher.INTERVAL);
    }

    private List<SeatMapPart> seatMap() {
        return records(Topics.SEAT_MAP).stream().map(SeatMapPart.class::cast).toList();
    }

    /**
     * The graph as it is released. A changed name of a store or node moves state or metrics elsewhere: change the expected
     * text only on purpose.
     */
    @Test
    void keepsItsGraph() throws IOException {
        String expected = new String(
                Objects.requireNonNull(getClass().getResourceAsStream("/expected-topology.txt"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        String found = InventoryTopology.build(new InventoryCodec(wire, 1), meters, 0)
                .describe()
                .toString();
        assertThat(found.strip()).isEqualTo(expected.strip());
    }

    @Test
    void opensAShowtimeAndTellsEverybody() {
        open();

        assertThat(records(Topics.SEAT_FACTS))
                .extracting(r -> r.getClass().getSimpleName())
                .containsExactly("SectionOpened", "SectionOpened", "ShowtimeOpened");
        assertThat(records(Topics.SECTIONS))
                .extracting(r -> ((SectionLayout) r).getPart().getSection())
                .containsExactly("a", "floor");
        Showtime showtime = (Showtime) records(Topics.SHOWTIMES).get(0);
        assertThat(showtime.getSeats()).isEqualTo(60);
        assertThat(showtime.getRevision()).isEqualTo(3);
        CommandAccepted reply = (CommandAccepted) records(Topics.SEAT_REPLIES).get(0);
        assertThat(reply.getRevision()).isEqualTo(3);
        tick();
        List<SeatMapPart> map = seatMap();
        assertThat(map).extracting(SeatMapPart::getFree).containsExactly(40, 20);
        assertThat(map).extracting(SeatMapPart::getLast).containsExactly(false, true);
        assertThat(map)
                .allMatch(p ->
                        p.getVersion() == 3 && p.getChanged() == 3 && p.getAt().equals(NOW));
    }

    @Test
    void holdsSeatsOnceAndRepliesWithTheReceipt() {
        open();
        raw(Topics.SEAT_REPLIES);
        send(Wire.hold(SHOWTIME, 1, "a:1:5", "a:1:6"));
        now = now.plusSeconds(5);
        send(Wire.hold(SHOWTIME, 1, "a:1:6", "a:1:5"));

        List<TestRecord<byte[], byte[]>> replies = raw(Topics.SEAT_REPLIES);
        HoldAccepted first =
                (HoldAccepted) wire.decode(Topics.SEAT_REPLIES, replies.get(0).value());
        HoldAccepted again =
                (HoldAccepted) wire.decode(Topics.SEAT_REPLIES, replies.get(1).value());
        assertThat(first.getReceipt().getOffset()).isEqualTo(3);
        assertThat(first.getDeadline()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        assertThat(again.getReceipt()).isEqualTo(first.getReceipt());
        assertThat(again.getSeats()).isEqualTo(first.getSeats());
        assertThat(again.getReplayed()).isTrue();
        assertThat(replies.get(0).headers().lastHeader(RecordHeaders.TO).value())
                .isEqualTo(Wire.REPLY_TO);
        assertThat(RecordHeaders.number(replies.get(0).headers())).isEqualTo(4);
        assertThat(replies.get(0).timestamp()).isEqualTo(NOW.toEpochMilli());
        List<SpecificRecord> facts = records(Topics.SEAT_FACTS);
        assertThat(facts).filteredOn(SeatsHeld.class::isInstance).hasSize(1);
    }

    @Test
    void answersOrderStreamWhereItAsked() {
        open();
        send(Wire.hold(SHOWTIME, 1, "a:1:5"));
        raw(Topics.SEAT_REPLIES);
        send(Wire.book(SHOWTIME, 1));
        send(Wire.book(SHOWTIME, 9));

        List<SpecificRecord> results = records(Topics.SEAT_RESULTS);
        assertThat(((CommandAccepted) results.get(0)).getNumber()).isEqualTo(5);
        assertThat(((CommandRefused) results.get(1)).getReason()).isEqualTo(RefusalReason.HOLD_UNKNOWN);
        assertThat(raw(Topics.SEAT_REPLIES)).isEmpty();
    }

    @Test
    void writesNothingOnARefusalButItsAnswer() {
        open();
        send(Wire.hold(SHOWTIME, 1, "a:1:5"));
        records(Topics.SEAT_FACTS);
        KeyValueStore<byte[], byte[]> holds = driver.getKeyValueStore(InventoryTopology.HOLDS);
        long before = count(holds);
        raw(Topics.SEAT_REPLIES);

        send(Wire.hold(SHOWTIME, 2, "a:1:5"));

        CommandRefused refused = (CommandRefused) records(Topics.SEAT_REPLIES).get(0);
        assertThat(refused.getReason()).isEqualTo(RefusalReason.SEATS_HELD);
        assertThat(refused.getSeats()).containsExactly("a:1:5");
        assertThat(refused.getNumber()).isEqualTo(4);
        assertThat(records(Topics.SEAT_FACTS)).isEmpty();
        assertThat(count(holds)).isEqualTo(before);
    }

    private static long count(KeyValueStore<byte[], byte[]> store) {
        long count = 0;
        try (var all = store.all()) {
            while (all.hasNext()) {
                all.next();
                count++;
            }
        }
        return count;
    }

    @Test
    void publishesOnlyWhatChangedAndFallsSilent() {
        open();
        tick();
        seatMap();
        send(Wire.hold(SHOWTIME, 1, "a:1:5"));
        send(Wire.hold(SHOWTIME, 2, "a:1:6"));
        tick();

        List<SeatMapPart> map = seatMap();
        assertThat(map).hasSize(1);
        assertThat(map.get(0).getHeld()).isEqualTo(2);
        assertThat(map.get(0).getVersion()).isEqualTo(5);
        assertThat(map.get(0).getTags().getInt(4 * 4))
                .isEqualTo(Wire.order(SHOWTIME, 1).tag());
        tick();
        tick();
        assertThat(seatMap()).isEmpty();
    }

    @Test
    void showsAPauseOnTheFirstPart() {
        open();
        tick();
        seatMap();
        send(new PauseSales(SHOWTIME.value(), "p", null));
        tick();

        List<SeatMapPart> map = seatMap();
        assertThat(map).hasSize(1);
        assertThat(map.get(0).getVersion()).isEqualTo(4);
        assertThat(map.get(0).getChanged()).isEqualTo(3);
    }

    @Test
    void closesAShowtimeWithTombstones() {
        open();
        now = NOW.plus(Duration.ofDays(5));
        send(Wire.hold(SHOWTIME, 1, "a:1:5"));
        raw(Topics.SHOWTIMES);
        raw(Topics.SECTIONS);
        tick();
        raw(Topics.SEAT_MAP);
        records(Topics.SEAT_FACTS);
        send(new CloseShowtime(SHOWTIME.value(), "close", now));

        assertThat(((ShowtimeClosed) records(Topics.SEAT_FACTS).get(0)).getRemaining())
                .isFalse();
        assertThat(raw(Topics.SHOWTIMES)).singleElement().matches(r -> r.value() == null);
        assertThat(raw(Topics.SECTIONS))
                .allMatch(r -> r.value() == null)
                .extracting(r -> new String(r.key(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("faust-1/d1/a/0", "faust-1/d1/floor/0");
        assertThat(raw(Topics.SEAT_MAP))
                .allMatch(r -> r.value() == null)
                .extracting(r -> new String(r.key(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("faust-1/a/0", "faust-1/floor/0");
        tick();
        assertThat(seatMap()).isEmpty();
        assertThat(count(driver.getKeyValueStore(InventoryTopology.HOUSE))).isEqualTo(2);
        assertThat(count(driver.getKeyValueStore(InventoryTopology.HOLDS))).isZero();
    }

    @Test
    void sendsWhatItCannotDecideOnToTheDeadLetters() {
        open();
        byte[] good = wire.encode(Topics.SEAT_COMMANDS, Wire.hold(SHOWTIME, 1, "a:1:5"));
        byte[] foreign = wire.encode(Topics.SEAT_MAP, seatMapPart());
        dead(null, good, DeadLetterCause.NULL_KEY);
        dead("faust-1", null, DeadLetterCause.NULL_VALUE);
        dead("faust-1", new byte[] {9, 9}, DeadLetterCause.NOT_WIRE_FORMAT);
        dead("faust-1", new byte[] {0, 0, 0, 99, 0, 1}, DeadLetterCause.SCHEMA_UNKNOWN);
        dead("faust-1", foreign, DeadLetterCause.FOREIGN_KIND);
        dead("faust-1", Arrays.copyOf(good, good.length - 3), DeadLetterCause.MALFORMED);
        dead("faust-2", good, DeadLetterCause.WRONG_KEY);
        dead("faust-1", new byte[InventoryCodec.COMMAND_BYTES_MAX + 1], DeadLetterCause.TOO_LARGE);
        dead("faust-1", strangeOrder(), DeadLetterCause.INVALID_ID);
        dead("faust-1", strangeKind(), DeadLetterCause.UNKNOWN_ENUM);

        send("faust-1", good);
        assertThat(records(Topics.SEAT_REPLIES).get(1)).isInstanceOf(HoldAccepted.class);
    }

    private void dead(String key, byte[] value, DeadLetterCause cause) {
        send(key, value);
        List<TestRecord<byte[], byte[]>> dead = raw(Topics.SEAT_COMMANDS.deadLetters());
        assertThat(dead).as(cause.name()).hasSize(1);
        assertThat(header(dead.get(0), RecordHeaders.CAUSE)).isEqualTo(cause.name());
        assertThat(dead.get(0).value()).isEqualTo(value);
        assertThat(header(dead.get(0), RecordHeaders.SOURCE_TOPIC)).isEqualTo("seat-commands");
    }

    private SeatMapPart seatMapPart() {
        tick();
        return seatMap().get(0);
    }

    private byte[] strangeOrder() {
        ShowtimeId other = new ShowtimeId("other");
        var hold = io.seatlog.wire.HoldSeats.newBuilder(Wire.hold(SHOWTIME, 1, "a:1:5"))
                .setOrderId(Wire.order(other, 1).toString())
                .build();
        return wire.encode(Topics.SEAT_COMMANDS, hold);
    }

    private byte[] strangeKind() {
        var section = Wire.sections(SHOWTIME).get(0);
        SectionPart part = SectionPart.newBuilder(section.getPart())
                .setKind(SectionKind.UNKNOWN)
                .build();
        return wire.encode(
                Topics.SEAT_COMMANDS,
                io.seatlog.wire.OpenSection.newBuilder(section).setPart(part).build());
    }

    @Test
    void sendsAKeyOfAnotherPartitionToTheDeadLetters() {
        restart(new InventoryCodec(wire, 2));
        String stray = "s-0";
        for (int i = 0; Placement.partition(stray, 2) != 1; i++) {
            stray = "s-" + i;
        }
        byte[] value = wire.encode(Topics.SEAT_COMMANDS, Wire.hold(new ShowtimeId(stray), 1, "a:1:1"));
        dead(stray, value, DeadLetterCause.WRONG_PARTITION);
    }

    private void restart(InventoryCodec codec) {
        driver.close();
        driver = new TopologyTestDriver(InventoryTopology.build(codec, meters, 1_000), properties(), NOW);
        commands = input();
    }

    @Test
    void aBugCostsItsRecordAndIsAnsweredInternal() {
        restart(new InventoryCodec(new FailsOnce(wire), 1));
        open();
        raw(Topics.SEAT_REPLIES);
        records(Topics.SEAT_FACTS);
        send(Wire.hold(SHOWTIME, 1, "a:1:5"));
        send(Wire.hold(SHOWTIME, 2, "a:1:5"));

        List<SpecificRecord> replies = records(Topics.SEAT_REPLIES);
        assertThat(((CommandRefused) replies.get(0)).getReason()).isEqualTo(RefusalReason.INTERNAL);
        assertThat(replies.get(1)).isInstanceOf(HoldAccepted.class);
        List<TestRecord<byte[], byte[]>> dead = raw(Topics.SEAT_COMMANDS.deadLetters());
        assertThat(header(dead.get(0), RecordHeaders.CAUSE)).isEqualTo("BUG");
        assertThat(bugs()).isEqualTo(1);
        assertThat(records(Topics.SEAT_FACTS)).hasSize(1);
    }

    private double bugs() {
        return meters.counter("seatlog.dead.letters", "topic", "seat-commands", "cause", "BUG")
                .count();
    }

    /** Fails on the first SeatsHeld that it is to write, as a mistake of ours might. */
    private static final class FailsOnce implements RecordCodec {
        private final RecordCodec codec;
        private boolean failed;

        FailsOnce(RecordCodec codec) {
            this.codec = codec;
        }

        @Override
        public byte[] encode(Topic topic, SpecificRecord record) {
            if (!failed && record instanceof SeatsHeld) {
                failed = true;
                throw new IllegalStateException("by intent");
            }
            return codec.encode(topic, record);
        }

        @Override
        public SpecificRecord decode(Topic topic, byte[] bytes) {
            return codec.decode(topic, bytes);
        }
    }

    /** The store is damaged by hand: no command could. */
    @Test
    void aRowThatCannotBeReadStopsTheClient() {
        open();
        KeyValueStore<byte[], byte[]> house = driver.getKeyValueStore(InventoryTopology.HOUSE);
        house.put(new HouseKeys(SHOWTIME).customer(new CustomerId("c1")), new byte[] {1});

        assertThatThrownBy(() -> send(Wire.hold(SHOWTIME, 1, "a:1:5")))
                .hasStackTraceContaining(BrokenInvariantException.class.getName());
        assertThat(raw(Topics.SEAT_COMMANDS.deadLetters())).isEmpty();
    }

    @Test
    void readsItsRowsAgainAfterARestart() {
        open();
        send(Wire.hold(SHOWTIME, 1, "a:1:5"));
        send(Wire.book(SHOWTIME, 1));
        send(new BlockSeats(
                SHOWTIME.value(), "b", ByteBuffer.wrap(Wire.REPLY_TO), List.of(new SeatChoice("floor:3")), "camera"));
        KeyValueStore<byte[], byte[]> house = driver.getKeyValueStore(InventoryTopology.HOUSE);
        KeyValueStore<byte[], byte[]> holds = driver.getKeyValueStore(InventoryTopology.HOLDS);

        StoredHouse again = new StoredHouse(SHOWTIME, house, holds);

        assertThat(again.counts().number()).isEqualTo(6);
        assertThat(again.order(Wire.order(SHOWTIME, 1)).state().name()).isEqualTo("BOOKED");
        assertThat(again.section(0).state(4).name()).isEqualTo("BOOKED");
        assertThat(again.section(1).state(2).name()).isEqualTo("BLOCKED");
        assertThat(again.showtime().openedNumber()).isEqualTo(3);
    }
}
