package io.seatlog.runtime.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.seatlog.topic.RecordHeaders;
import io.seatlog.topic.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes dead letters: the same bytes with the cause and the place where they were found in headers. Each is counted in
 * {@code seatlog.dead.letters}, by topic and cause. Details name no person and quote no values.
 */
public final class DeadLetters {

    /** Most characters of a detail. */
    static final int DETAIL_MAX = 300;

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final MeterRegistry meters;

    public DeadLetters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** The dead letter of a record in a stream task, for the sink that writes them, in the task's own transaction. */
    public Record<byte[], byte[]> of(
            Record<byte[], byte[]> record, RecordMetadata place, DeadLetterCause cause, String detail) {
        count(place.topic(), place.partition(), place.offset(), cause, detail);
        Record<byte[], byte[]> letter = record.withHeaders(record.headers());
        addReason(letter.headers(), cause, detail);
        addPlace(letter.headers(), place.topic(), place.partition(), place.offset(), record.timestamp());
        return letter;
    }

    /** The dead letter of a record that was read outside of stream tasks, for a producer. */
    public ProducerRecord<byte[], byte[]> of(
            Topic source, ConsumerRecord<byte[], byte[]> record, DeadLetterCause cause, String detail) {
        count(record.topic(), record.partition(), record.offset(), cause, detail);
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                source.deadLetters().name(), null, null, record.key(), record.value(), record.headers());
        addReason(letter.headers(), cause, detail);
        addPlace(letter.headers(), record.topic(), record.partition(), record.offset(), record.timestamp());
        return letter;
    }

    private void count(String topic, int partition, long offset, DeadLetterCause cause, String detail) {
        meters.counter("seatlog.dead.letters", "topic", topic, "cause", cause.name())
                .increment();
        if (cause == DeadLetterCause.BUG) {
            log.error("BUG at {}-{}@{}: {}", topic, partition, offset, detail);
        } else {
            log.warn("Dead letter at {}-{}@{}: {} {}", topic, partition, offset, cause, detail);
        }
    }

    private static void addReason(Headers headers, DeadLetterCause cause, String detail) {
        put(headers, RecordHeaders.CAUSE, cause.name());
        put(headers, RecordHeaders.DETAIL, detail.length() > DETAIL_MAX ? detail.substring(0, DETAIL_MAX) : detail);
    }

    private static void addPlace(Headers headers, String topic, int partition, long offset, long timestamp) {
        put(headers, RecordHeaders.SOURCE_TOPIC, topic);
        put(headers, RecordHeaders.SOURCE_PARTITION, Integer.toString(partition));
        put(headers, RecordHeaders.SOURCE_OFFSET, Long.toString(offset));
        put(headers, RecordHeaders.SOURCE_TIMESTAMP, Long.toString(timestamp));
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
