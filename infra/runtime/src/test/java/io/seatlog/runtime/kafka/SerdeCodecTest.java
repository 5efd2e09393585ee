package io.seatlog.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatlog.runtime.CannotStartException;
import io.seatlog.serde.LocalSchemaIds;
import io.seatlog.serde.RecordCodec;
import io.seatlog.serde.UnreadableRecordException;
import io.seatlog.serde.UnreadableRecordException.Cause;
import io.seatlog.serde.WireCodec;
import io.seatlog.topic.Topics;
import io.seatlog.wire.PauseSales;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class SerdeCodecTest {

    private static final PauseSales COMMAND =
            PauseSales.newBuilder().setShowtimeId("s").setCommandId("c").build();

    private final RecordCodec codec = connect(OtherSerializer.class.getName(), OtherDeserializer.class.getName());

    private static RecordCodec connect(String serializer, String deserializer) {
        return RegistryCodec.connect(
                new RegistrySettings(
                        URI.create("http://registry"), serializer, deserializer, Map.of("basic.auth.user.info", "u:p")),
                List.of(Topics.SEAT_COMMANDS));
    }

    @Test
    void recordsGoThroughTheClassesThatTheSettingsName() {
        byte[] bytes = codec.encode(Topics.SEAT_COMMANDS, COMMAND);
        assertThat(bytes[0]).isEqualTo(OtherSerializer.MARK);
        assertThat(codec.decode(Topics.SEAT_COMMANDS, bytes)).isEqualTo(COMMAND);
    }

    @Test
    void theyAreToldOfTheRegistryTheSubjectsAndTheUsersOwnProperties() {
        codec.encode(Topics.SEAT_COMMANDS, COMMAND);
        Map<String, ?> told = OtherSerializer.TOLD.get();
        assertThat(told.get("schema.registry.url")).isEqualTo("http://registry");
        assertThat(told.get("value.subject.name.strategy"))
                .asString()
                .isEqualTo("io.confluent.kafka.serializers.subject.RecordNameStrategy");
        assertThat(told.get("specific.avro.reader")).isEqualTo("true");
        assertThat(told.get("basic.auth.user.info")).isEqualTo("u:p");
    }

    @Test
    void whatCannotBeReadSaysWhy() {
        byte[] good = codec.encode(Topics.SEAT_COMMANDS, COMMAND);
        assertThatThrownBy(() -> codec.decode(Topics.SEAT_COMMANDS, null)).satisfies(isFor(Cause.NULL_VALUE));
        assertThatThrownBy(() -> codec.decode(Topics.SEAT_COMMANDS, new byte[] {1, 2}))
                .satisfies(isFor(Cause.MALFORMED));
        assertThatThrownBy(() -> codec.decode(Topics.SEAT_FACTS, good)).satisfies(isFor(Cause.FOREIGN_KIND));
    }

    private static org.assertj.core.api.ThrowingConsumer<Throwable> isFor(Cause cause) {
        return thrown ->
                assertThat(((UnreadableRecordException) thrown).reason()).isEqualTo(cause);
    }

    @Test
    void aMisspeltClassIsToldAtTheStart() {
        assertThatThrownBy(() -> connect("io.example.Missing", OtherDeserializer.class.getName()))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("seatlog.registry.serializer io.example.Missing");
    }

    @Test
    void oneClassWithoutTheOtherIsRefused() {
        assertThatThrownBy(() -> new RegistrySettings(URI.create("http://registry"), "a", null, Map.of()))
                .hasMessageContaining("only one is given");
    }

    /** Stands for another's serializer: its bytes are not the built-in codec's. */
    public static final class OtherSerializer implements Serializer<Object> {

        static final byte MARK = 7;
        static final ThreadLocal<Map<String, ?>> TOLD = new ThreadLocal<>();

        private final WireCodec codec = new WireCodec(new LocalSchemaIds());

        @Override
        public void configure(Map<String, ?> settings, boolean isKey) {
            TOLD.set(settings);
        }

        @Override
        public byte[] serialize(String topic, Object value) {
            byte[] bytes = codec.encode(Topics.SEAT_COMMANDS, (SpecificRecord) value);
            bytes[0] = MARK;
            return bytes;
        }
    }

    /** Reads what {@link OtherSerializer} writes. */
    public static final class OtherDeserializer implements Deserializer<Object> {

        private final WireCodec codec = new WireCodec(new LocalSchemaIds());

        @Override
        public Object deserialize(String topic, byte[] bytes) {
            if (bytes[0] != OtherSerializer.MARK) {
                throw new SerializationException("Unknown magic byte!");
            }
            byte[] copy = bytes.clone();
            copy[0] = 0;
            return codec.decode(Topics.SEAT_COMMANDS, copy);
        }
    }
}
