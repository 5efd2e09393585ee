package io.seatlog.order;

import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.serde.RecordCodec;
import io.seatlog.serde.UnreadableRecordException;
import io.seatlog.topic.Topic;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads what order-stream asks of the seat log and of the payment provider; the same checks as in stream tasks. */
final class RequestReader {

    private final Topic topic;
    private final RecordCodec codec;
    private final int partitions;

    RequestReader(Topic topic, RecordCodec codec, int partitions) {
        this.topic = topic;
        this.codec = codec;
        this.partitions = partitions;
    }

    /**
     * The request that a record brings.
     *
     * @throws PoisonException if it is none that may be done
     */
    SpecificRecord read(ConsumerRecord<byte[], byte[]> record) {
        String key = RecordCheck.key(record.key(), record.partition(), partitions);
        SpecificRecord request;
        try {
            request = codec.decode(topic, record.value());
        } catch (UnreadableRecordException e) {
            throw new PoisonException(DeadLetterCause.of(e), String.valueOf(e.getMessage()));
        }
        String showtime = text(request, "showtimeId");
        String order = text(request, "orderId");
        if (showtime == null && order == null) {
            intent(key, text(request, "paymentIntent"));
        } else {
            RecordCheck.showtime(key, String.valueOf(showtime));
            RecordCheck.order(key, order);
        }
        return request;
    }

    /** Whose payment it is only the provider can say: so nobody knows its showtime. */
    private static void intent(String key, @Nullable String intent) {
        if (!key.equals(intent)) {
            throw new PoisonException(DeadLetterCause.WRONG_KEY, "The key is not the value's payment intent");
        }
    }

    private static @Nullable String text(SpecificRecord request, String name) {
        Schema.Field field = request.getSchema().getField(name);
        Object value = field == null ? null : request.get(field.pos());
        return value == null ? null : value.toString();
    }
}
