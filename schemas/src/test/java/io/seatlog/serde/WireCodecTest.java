package io.seatlog.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatlog.serde.UnreadableRecordException.Cause;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import io.seatlog.wire.HoldSeats;
import io.seatlog.wire.PauseSales;
import io.seatlog.wire.SalesPaused;
import io.seatlog.wire.SeatChoice;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireCodecTest {

    private final RecordCodec codec = new WireCodec(new LocalSchemaIds());

    static Stream<Topic> topics() {
        return Topics.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void readsBackEveryKindOfEveryTopic(Topic topic) {
        for (Class<? extends SpecificRecord> kind : topic.kinds()) {
            for (int seed = 0; seed < 20; seed++) {
                SpecificRecord record = RandomRecords.of(kind, seed);

                assertThat(codec.decode(topic, codec.encode(topic, record))).isEqualTo(record);
            }
        }
    }

    @Test
    void writesConfluentsWireFormat() {
        byte[] bytes = codec.encode(Topics.SEAT_COMMANDS, new PauseSales("a", "b", null, null));

        int id = new LocalSchemaIds().idOf(PauseSales.getClassSchema());
        assertThat(bytes).containsExactly(0, 0, 0, 0, id, 2, 'a', 2, 'b', 0, 0);
    }

    @Test
    void refusesWhatIsNoRecordOfTheTopic() {
        byte[] command = codec.encode(Topics.SEAT_COMMANDS, hold());

        assertThat(causeOf(Topics.SEAT_COMMANDS, null)).isEqualTo(Cause.NULL_VALUE);
        assertThat(causeOf(Topics.SEAT_COMMANDS, new byte[0])).isEqualTo(Cause.NOT_WIRE_FORMAT);
        assertThat(causeOf(Topics.SEAT_COMMANDS, "{\"json\":1}".getBytes())).isEqualTo(Cause.NOT_WIRE_FORMAT);
        assertThat(causeOf(
                        Topics.SEAT_COMMANDS,
                        ByteBuffer.allocate(9).putInt(1, 999_999).array()))
                .isEqualTo(Cause.SCHEMA_UNKNOWN);
        assertThat(causeOf(Topics.SEAT_FACTS, command)).isEqualTo(Cause.FOREIGN_KIND);
        for (int length = 5; length < command.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(command, length);
            assertThat(causeOf(Topics.SEAT_COMMANDS, cut))
                    .as("cut at " + length)
                    .isEqualTo(Cause.MALFORMED);
        }
        assertThat(causeOf(Topics.SEAT_COMMANDS, java.util.Arrays.copyOf(command, command.length + 1)))
                .isEqualTo(Cause.MALFORMED);
    }

    @Test
    void throwsNothingElseWhateverTheBytesAre() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[5 + random.nextInt(60)];
            random.nextBytes(bytes);
            bytes[0] = 0;
            bytes[1] = 0;
            bytes[2] = 0;
            bytes[3] = 0;
            bytes[4] = (byte) (1 + random.nextInt(14));
            try {
                codec.decode(Topics.SEAT_COMMANDS, bytes);
            } catch (UnreadableRecordException expected) {
                assertThat(expected.reason()).isEqualTo(Cause.MALFORMED);
            }
        }
    }

    @Test
    void makesNoRoomForAnArrayThatTenBytesClaim() {
        byte[] bytes = codec.encode(Topics.SEAT_COMMANDS, hold());
        int seats = indexOf(bytes, (byte) 4, bytes.length - 10);
        byte[] huge = ByteBuffer.allocate(seats + 5)
                .put(bytes, 0, seats)
                .put(new byte[] {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f})
                .array();

        assertThat(causeOf(Topics.SEAT_COMMANDS, huge)).isEqualTo(Cause.MALFORMED);
    }

    @Test
    void knowsAFactFromACommand() {
        assertThat(Topics.SEAT_FACTS.holds(SalesPaused.class)).isTrue();
        assertThat(Topics.SEAT_FACTS.holds(PauseSales.class)).isFalse();
        assertThatThrownBy(() -> new LocalSchemaIds().idOf(SeatChoice.getClassSchema()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Cause causeOf(Topic topic, byte[] bytes) {
        try {
            SpecificRecord record = codec.decode(topic, bytes);
            throw new AssertionError("was read as " + record);
        } catch (UnreadableRecordException e) {
            return e.reason();
        }
    }

    private static HoldSeats hold() {
        return new HoldSeats(
                "hamlet-1",
                "c",
                null,
                "hamlet-1." + "a".repeat(26),
                "anna",
                List.of(new SeatChoice("A:1:1"), new SeatChoice("A:1:2")),
                null);
    }

    private static int indexOf(byte[] bytes, byte value, int from) {
        for (int i = bytes.length - 16; i < bytes.length; i++) {
            if (bytes[i] == value) {
                return i;
            }
        }
        throw new AssertionError("no such byte after " + from);
    }
}
