package io.seatlog.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatlog.id.CustomerId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.runtime.streams.BrokenInvariantException;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Placement;
import io.seatlog.topic.RecordHeaders;
import io.seatlog.topic.RecordSize;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.HoldAccepted;
import io.seatlog.wire.RefusalReason;
import io.seatlog.wire.SeatMapPart;
import io.seatlog.wire.SeatsHeld;
import io.seatlog.wire.SectionKind;
import io.seatlog.wire.SectionPart;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class PoisonTest extends TopologyTest {

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
        dead("faust-1", new byte[RecordSize.INPUT_MAX + 1], DeadLetterCause.TOO_LARGE);
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

    @Test
    void aBugCostsItsRecordAndIsAnsweredInternal() {
        Supplier<byte[]> byMistake = () -> {
            throw new IllegalStateException("by intent");
        };
        costsItsRecord(byMistake, RefusalReason.INTERNAL, DeadLetterCause.BUG);
        assertThat(bugs()).isEqualTo(1);
    }

    @Test
    void whatWouldBeTooLargeToWriteChangesNothingAndIsPutAside() {
        Supplier<byte[]> tooLarge = () -> new byte[RecordSize.OUTPUT_MAX];
        costsItsRecord(tooLarge, RefusalReason.REQUEST_INVALID, DeadLetterCause.TOO_LARGE);
    }

    /** Whoever asked is refused, the command lies among the dead letters, and the next one gets the seat. */
    private void costsItsRecord(Supplier<byte[]> firstFact, RefusalReason answer, DeadLetterCause cause) {
        restart(new InventoryCodec(new FirstFactGoesWrong(wire, firstFact), 1));
        open();
        raw(Topics.SEAT_REPLIES);
        records(Topics.SEAT_FACTS);
        send(Wire.hold(SHOWTIME, 1, "a:1:5"));
        send(Wire.hold(SHOWTIME, 2, "a:1:5"));

        List<SpecificRecord> replies = records(Topics.SEAT_REPLIES);
        assertThat(((CommandRefused) replies.get(0)).getReason()).isEqualTo(answer);
        assertThat(replies.get(1)).isInstanceOf(HoldAccepted.class);
        List<TestRecord<byte[], byte[]>> dead = raw(Topics.SEAT_COMMANDS.deadLetters());
        assertThat(header(dead.get(0), RecordHeaders.CAUSE)).isEqualTo(cause.name());
        assertThat(records(Topics.SEAT_FACTS)).hasSize(1);
    }

    /** Does this instead of writing the first SeatsHeld. */
    private static final class FirstFactGoesWrong implements RecordCodec {
        private final RecordCodec codec;
        private final Supplier<byte[]> instead;
        private boolean gone;

        FirstFactGoesWrong(RecordCodec codec, Supplier<byte[]> instead) {
            this.codec = codec;
            this.instead = instead;
        }

        @Override
        public byte[] encode(Topic topic, SpecificRecord record) {
            if (!gone && record instanceof SeatsHeld) {
                gone = true;
                return instead.get();
            }
            return codec.encode(topic, record);
        }

        @Override
        public SpecificRecord decode(Topic topic, byte[] bytes) {
            return codec.decode(topic, bytes);
        }
    }

    private double bugs() {
        return meters.counter("seatlog.dead.letters", "topic", "seat-commands", "cause", "BUG")
                .count();
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
}
