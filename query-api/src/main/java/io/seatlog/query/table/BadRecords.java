package io.seatlog.query.table;

import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.runtime.kafka.DeadLetters;
import io.seatlog.serde.UnreadableRecordException;
import io.seatlog.topic.Topic;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Where records go that no table can hold: counted, and sent to their topic's dead letters by a producer of its own, for a
 * global table has no sink. The table goes on without them.
 */
public final class BadRecords {

    private final DeadLetters letters;
    private final Consumer<ProducerRecord<byte[], byte[]>> sending;

    /**
     * Makes dead letters and sends them.
     *
     * @param sending hands a letter to a producer; does not wait for it
     */
    public BadRecords(DeadLetters letters, Consumer<ProducerRecord<byte[], byte[]>> sending) {
        this.letters = letters;
        this.sending = sending;
    }

    /** Puts a record aside. */
    public void found(Topic topic, RecordMetadata place, Record<byte[], byte[]> record, RuntimeException why) {
        Record<byte[], byte[]> letter = letters.of(record, place, cause(record, why), String.valueOf(why.getMessage()));
        sending.accept(new ProducerRecord<>(
                topic.deadLetters().name(), null, null, letter.key(), letter.value(), letter.headers()));
    }

    private static DeadLetterCause cause(Record<byte[], byte[]> record, RuntimeException why) {
        if (why instanceof UnreadableRecordException unreadable) {
            return DeadLetterCause.of(unreadable);
        }
        if (record.key() == null) {
            return DeadLetterCause.NULL_KEY;
        }
        if (why instanceof WrongKeyException) {
            return DeadLetterCause.WRONG_KEY;
        }
        if (why instanceof WrongPartitionException) {
            return DeadLetterCause.WRONG_PARTITION;
        }
        return why instanceof IllegalArgumentException ? DeadLetterCause.MALFORMED : DeadLetterCause.BUG;
    }
}
