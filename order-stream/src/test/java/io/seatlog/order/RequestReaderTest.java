package io.seatlog.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.serde.LocalSchemaIds;
import io.seatlog.serde.WireCodec;
import io.seatlog.topic.Placement;
import io.seatlog.topic.Topics;
import io.seatlog.wire.LookUpPayment;
import io.seatlog.wire.VoidPayment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RequestReaderTest {

    private static final int PARTITIONS = 6;
    private static final Instant AT = Instant.parse("2026-06-01T10:00:00Z");
    private static final VoidPayment GOOD = new VoidPayment(Wire.SHOWTIME, Wire.ORDER.toString(), "r", 0, AT, "pi_1");

    private final WireCodec codec = new WireCodec(new LocalSchemaIds());
    private final RequestReader reader = new RequestReader(Topics.PAYMENT_REQUESTS, codec, PARTITIONS);

    @Test
    void readsWhatAnOrderAsks() {
        assertThat(reader.read(record(Wire.SHOWTIME, GOOD))).isEqualTo(GOOD);
    }

    @Test
    void readsALookUnderItsPaymentIntent() {
        LookUpPayment look = LookUpPayment.newBuilder()
                .setRequestId("look/1")
                .setAttempt(0)
                .setAt(AT)
                .setPaymentIntent("pi_1")
                .build();
        assertThat(reader.read(record("pi_1", look))).isEqualTo(look);
        assertThat(causeOf(record("pi_2", look))).isEqualTo(DeadLetterCause.WRONG_KEY);
    }

    @Test
    void refusesWhatAStreamTaskWouldRefuse() {
        byte[] value = codec.encode(Topics.PAYMENT_REQUESTS, GOOD);
        assertThat(causeOf(new ConsumerRecord<>("t", 0, 0, null, value))).isEqualTo(DeadLetterCause.NULL_KEY);
        assertThat(causeOf(record("othello-1", GOOD))).isEqualTo(DeadLetterCause.WRONG_KEY);
        int other = (Placement.partition(Wire.SHOWTIME, PARTITIONS) + 1) % PARTITIONS;
        assertThat(causeOf(new ConsumerRecord<>("t", other, 0, key(Wire.SHOWTIME), value)))
                .isEqualTo(DeadLetterCause.WRONG_PARTITION);
        VoidPayment malformed = new VoidPayment(Wire.SHOWTIME, "order-7", "r", 0, AT, "pi_1");
        assertThat(causeOf(record(Wire.SHOWTIME, malformed))).isEqualTo(DeadLetterCause.INVALID_ID);
        VoidPayment foreign = new VoidPayment("othello-1", Wire.ORDER.toString(), "r", 0, AT, "pi_1");
        assertThat(causeOf(record("othello-1", foreign))).isEqualTo(DeadLetterCause.INVALID_ID);
    }

    private DeadLetterCause causeOf(ConsumerRecord<byte[], byte[]> record) {
        return catchThrowableOfType(PoisonException.class, () -> reader.read(record))
                .reason();
    }

    private ConsumerRecord<byte[], byte[]> record(String key, SpecificRecord value) {
        return new ConsumerRecord<>(
                "t", Placement.partition(key, PARTITIONS), 0, key(key), codec.encode(Topics.PAYMENT_REQUESTS, value));
    }

    private static byte[] key(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
