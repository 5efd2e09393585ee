package io.seatlog.ingest.log;

import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Writes records with a plain idempotent producer: written once is written, and a repeat is harmless. */
public final class CommandLog {

    private final Producer<byte[], byte[]> producer;
    private final RecordCodec codec;

    public CommandLog(Producer<byte[], byte[]> producer, RecordCodec codec) {
        this.producer = producer;
        this.codec = codec;
    }

    /** Sends a record; the callback hears, on the producer's thread or this one, whether it is written. */
    public void send(Topic topic, String key, @Nullable SpecificRecord record, Callback written) {
        try {
            byte[] value = record == null ? null : codec.encode(topic, record);
            producer.send(new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8), value), written);
        } catch (KafkaException e) {
            written.onCompletion(null, e);
        }
    }

    /** Sends a record; completes once every in-sync replica has it. */
    public CompletableFuture<Void> write(Topic topic, String key, @Nullable SpecificRecord record) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        send(topic, key, record, (metadata, e) -> {
            if (e == null) {
                written.complete(null);
            } else {
                written.completeExceptionally(e);
            }
        });
        return written;
    }

    /** Asks for the topics' partitions again, so that no send has to wait for them after a quiet time. */
    public void keepWarm(Topic... topics) {
        for (Topic topic : topics) {
            producer.partitionsFor(topic.name());
        }
    }
}
