package io.seatlog.ingest.sell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seatlog.id.OrderId;
import io.seatlog.ingest.edge.Customer;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.ingest.gate.Sales;
import io.seatlog.ingest.log.CommandLog;
import io.seatlog.ingest.log.Replies;
import io.seatlog.ingest.log.ReplyAddress;
import io.seatlog.ingest.log.SeatLog;
import io.seatlog.reason.Reason;
import io.seatlog.serde.LocalSchemaIds;
import io.seatlog.serde.WireCodec;
import io.seatlog.topic.Topics;
import io.seatlog.wire.CommandRef;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.RefusalReason;
import io.seatlog.wire.ReleaseHold;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ReleaseCallTest {

    private static final OrderId ORDER = Sales.order("ann");
    private static final Customer OWNER = new Customer(Sales.customer("ann"), false);

    private final WireCodec codec = new WireCodec(new LocalSchemaIds());
    private final ReplyAddress address = new ReplyAddress();
    private final Replies replies = new Replies(
            Topics.SEAT_REPLIES,
            address,
            codec,
            (record, why) -> {
                throw new AssertionError(why);
            },
            (showtime, number) -> {},
            () -> {});

    /** A log that answers each command with what is next. */
    private final class Answering extends MockProducer<byte[], byte[]> {

        private RefusalReason answer = RefusalReason.HOLD_UNKNOWN;

        private Answering() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            Future<RecordMetadata> written = super.send(record, callback);
            ReleaseHold command = (ReleaseHold) codec.decode(Topics.SEAT_COMMANDS, record.value());
            CommandRefused reply = CommandRefused.newBuilder()
                    .setShowtimeId(command.getShowtimeId())
                    .setCommand(new CommandRef(command.getCommandId(), 0, 0L))
                    .setNumber(1)
                    .setOrderId(command.getOrderId())
                    .setReason(answer)
                    .build();
            replies.record(new ConsumerRecord<>(
                    Topics.SEAT_REPLIES.name(), 0, 0, record.key(), codec.encode(Topics.SEAT_REPLIES, reply)));
            return written;
        }
    }

    private final Answering producer = new Answering();
    private final SeatLog seats = new SeatLog(new CommandLog(producer, codec), replies, address, Topics.SEAT_COMMANDS);
    private final HoldDesk desk =
            new HoldDesk(null, () -> 1_000_000, () -> true, new GateCounters(new SimpleMeterRegistry()));
    private final ReleaseCall call = new ReleaseCall(
            seats,
            desk,
            Duration.ofSeconds(3),
            Collections.nCopies(ReleaseCall.ASK_AGAIN.size(), Duration.ofMillis(1)));

    @Test
    void asksFewTimesForAnOrderThatIsNotKnown() {
        SpecificRecord reply = call.release(ORDER, OWNER).block();

        assertThat(((CommandRefused) reply).getReason()).isEqualTo(RefusalReason.HOLD_UNKNOWN);
        assertThat(producer.history()).hasSize(4);
    }

    @Test
    void asksOnceForOneThatIs() {
        producer.answer = RefusalReason.HOLD_BOOKED;
        call.release(ORDER, OWNER).block();

        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void waitsForTwoSecondsInAllAndLongerEachTime() {
        assertThat(ReleaseCall.ASK_AGAIN).isSorted();
        assertThat(ReleaseCall.ASK_AGAIN.stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void keepsAFloodAboutUnknownShowtimesOutOfTheLog() {
        for (int i = 0; i < 25; i++) {
            call.release(ORDER, OWNER).block();
        }
        assertThatThrownBy(() -> call.release(ORDER, OWNER).block())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().reason()).isEqualTo(Reason.OVERLOADED));
        assertThat(producer.history()).hasSize(100);
    }
}
