package io.seatlog.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seatlog.id.CustomerId;
import io.seatlog.inventory.domain.SeatState;
import io.seatlog.runtime.streams.CommitPace;
import io.seatlog.serde.LocalSchemaIds;
import io.seatlog.serde.WireCodec;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import io.seatlog.wire.HoldAccepted;
import io.seatlog.wire.SeatMapPart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What init() does when a task starts again on stores that a commit, or an abort, left behind. */
class RestartTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration COMMIT = Duration.ofMillis(6);

    private final WireCodec wire = new WireCodec(new LocalSchemaIds());
    private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
    private final KeyValueStore<byte[], byte[]> house = store(InventoryTopology.HOUSE);
    private final KeyValueStore<byte[], byte[]> holds = store(InventoryTopology.HOLDS);
    private final CommitPace pace = new CommitPace(COMMIT, () -> this.millis);
    private final InventoryProcessor processor =
            new InventoryProcessor(new InventoryCodec(wire, 1), new SimpleMeterRegistry(), 1_000, () -> this.pace);
    private long millis = NOW.toEpochMilli();
    private long offset;

    private KeyValueStore<byte[], byte[]> store(String name) {
        KeyValueStore<byte[], byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return store;
    }

    @BeforeEach
    void open() {
        processor.init(context);
        Wire.sections(Wire.SHOWTIME).forEach(this::send);
        send(Wire.open(Wire.SHOWTIME, NOW));
    }

    private void send(SpecificRecord command) {
        byte[] key = Wire.SHOWTIME.value().getBytes(StandardCharsets.UTF_8);
        context.setRecordMetadata(Topics.SEAT_COMMANDS.name(), 0, offset++);
        processor.process(new Record<>(key, wire.encode(Topics.SEAT_COMMANDS, command), NOW.toEpochMilli()));
    }

    private List<SpecificRecord> forwarded(Topic topic) {
        List<SpecificRecord> records = new ArrayList<>();
        for (CapturedForward<? extends byte[], ? extends byte[]> forward : context.forwarded()) {
            if (forward.childName().equals(Optional.of(topic.name()))) {
                records.add(wire.decode(topic, forward.record().value()));
            }
        }
        return records;
    }

    private void tick() {
        context.scheduledPunctuators().stream()
                .filter(Predicate.not(MockProcessorContext.CapturedPunctuator::cancelled))
                .toList()
                .forEach(p -> p.getPunctuator().punctuate(0));
    }

    @Test
    void publishesEveryPartOfEveryOpenShowtime() {
        tick();
        context.resetForwards();
        processor.init(context);
        tick();

        assertThat(forwarded(Topics.SEAT_MAP))
                .extracting(part -> ((SeatMapPart) part).getSection())
                .contains("a", "floor");
    }

    /** An idle tick would make its task commit for ever. */
    @Test
    void itsTickEndsWhenNothingIsLeft() {
        assertThat(context.scheduledPunctuators())
                .filteredOn(p -> !p.cancelled())
                .hasSize(1);
        tick();
        assertThat(context.scheduledPunctuators()).allMatch(MockProcessorContext.CapturedPunctuator::cancelled);
    }

    @Test
    void commitsWhatItDecidedAndWhatItsTickPublished() {
        assertThat(context.committed()).isTrue();
        pace.committing();
        context.resetCommit();

        tick();
        assertThat(context.committed()).isFalse();
        millis += COMMIT.toMillis();
        tick();
        assertThat(context.committed()).isTrue();
    }

    @Test
    void forgetsWhatAnAbortTookBack() {
        List<KeyValue<byte[], byte[]>> before = rows();
        send(Wire.hold(Wire.SHOWTIME, 1, "a:1:5"));
        assertThat(forwarded(Topics.SEAT_REPLIES))
                .filteredOn(HoldAccepted.class::isInstance)
                .hasSize(1);

        // The transaction aborts: the stores are as they were, and the task starts again.
        rows().forEach(row -> house.put(row.key, null));
        before.forEach(row -> house.put(row.key, row.value));
        holds.delete(new HouseKeys(Wire.SHOWTIME).order(Wire.order(Wire.SHOWTIME, 1)));
        context.resetForwards();
        processor.init(context);
        send(Wire.hold(Wire.SHOWTIME, 2, "a:1:5"));
        send(Wire.hold(Wire.SHOWTIME, 1, "a:1:6"));

        assertThat(forwarded(Topics.SEAT_REPLIES))
                .filteredOn(HoldAccepted.class::isInstance)
                .hasSize(2);
        StoredHouse again = new StoredHouse(Wire.SHOWTIME, house, holds);
        assertThat(again.counts().number()).isEqualTo(5);
        assertThat(again.customer(new CustomerId("c1")).inUse()).isEqualTo(1);
    }

    /** A part's row is written over with every decision. */
    @Test
    void readsWhatManyDecisionsWroteToOneRow() {
        for (int seat = 1; seat <= 4; seat++) {
            send(Wire.hold(Wire.SHOWTIME, seat, "a:1:" + seat));
        }
        StoredHouse again = new StoredHouse(Wire.SHOWTIME, house, holds);
        assertThat(IntStream.range(0, 4).map(again.section(0)::tag))
                .containsExactly(
                        Wire.order(Wire.SHOWTIME, 1).tag(),
                        Wire.order(Wire.SHOWTIME, 2).tag(),
                        Wire.order(Wire.SHOWTIME, 3).tag(),
                        Wire.order(Wire.SHOWTIME, 4).tag());
        assertThat(again.section(0).state(3)).isEqualTo(SeatState.HELD);
        assertThat(again.section(0).state(4)).isEqualTo(SeatState.FREE);
    }

    @Test
    void remembersWhoHasHowManySeats() {
        send(Wire.hold(Wire.SHOWTIME, 1, "a:1:1"));
        send(Wire.hold(Wire.SHOWTIME, 2, "a:1:2"));
        processor.init(context);

        StoredHouse again = new StoredHouse(Wire.SHOWTIME, house, holds);
        for (String customer : List.of("c1", "c2", "c1")) {
            assertThat(again.customer(new CustomerId(customer)).inUse())
                    .as(customer)
                    .isEqualTo(1);
        }
        assertThat(again.customer(new CustomerId("c3")).inUse()).isZero();
    }

    private List<KeyValue<byte[], byte[]>> rows() {
        List<KeyValue<byte[], byte[]>> rows = new ArrayList<>();
        try (var all = house.all()) {
            all.forEachRemaining(rows::add);
        }
        return rows;
    }
}
