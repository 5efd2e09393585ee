package io.seatlog.ingest;

import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.runtime.kafka.DeadLetters;
import io.seatlog.serde.UnreadableRecordException;
import io.seatlog.topic.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what stands among replies and is none among the dead letters. */
final class BadReplies {

    private static final Logger log = LoggerFactory.getLogger(BadReplies.class);

    private final DeadLetters letters;
    private final Producer<byte[], byte[]> producer;

    BadReplies(DeadLetters letters, Producer<byte[], byte[]> producer) {
        this.letters = letters;
        this.producer = producer;
    }

    void found(Topic topic, ConsumerRecord<byte[], byte[]> record, UnreadableRecordException why) {
        String detail = String.valueOf(why.getMessage());
        producer.send(letters.of(topic, record, DeadLetterCause.of(why), detail), (written, e) -> {
            if (e != null) {
                log.error("A dead letter of {} was not written", topic, e);
            }
        });
    }
}
