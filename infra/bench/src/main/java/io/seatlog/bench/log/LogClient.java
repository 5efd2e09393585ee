package io.seatlog.bench.log;

import io.seatlog.serde.RegistrySchemaIds;
import io.seatlog.serde.WireCodec;
import io.seatlog.topic.Topics;
import io.seatlog.wire.HoldAccepted;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** One producer of commands and one reader of the replies to them. */
final class LogClient implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final Replies replies;
    private final Commands commands;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    LogClient(String bootstrapServers, URI registry) throws IOException, InterruptedException {
        RegistrySchemaIds ids = new RegistrySchemaIds(
                registry.toString(),
                Stream.of(Topics.SEAT_COMMANDS, Topics.SEAT_REPLIES)
                        .flatMap(topic -> topic.kinds().stream())
                        .toList());
        byte[] replyTo =
                ByteBuffer.allocate(Long.BYTES).putLong(System.nanoTime()).array();
        this.commands = new Commands(new WireCodec(ids), replyTo);
        this.replies = new Replies(bootstrapServers, replyTo, ids.idOf(HoldAccepted.getClassSchema()));
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        64 * 1024,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        64L << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.partitionsFor(Topics.SEAT_COMMANDS.name());
    }

    /** The maker of what is sent. */
    Commands commands() {
        return commands;
    }

    /** Whom to tell of replies from now on. */
    void tell(Replies.Listener listener) {
        replies.tell(listener);
    }

    void send(Commands.Encoded command) {
        producer.send(
                new ProducerRecord<>(Topics.SEAT_COMMANDS.name(), command.key(), command.value()),
                (metadata, failed) -> {
                    if (failed != null) {
                        failure.set(failed);
                    }
                });
    }

    void flush() {
        producer.flush();
    }

    /** Why a send failed, or null. */
    @Nullable
    Exception failure() {
        return failure.get();
    }

    @Override
    public void close() {
        replies.close();
        producer.close();
    }
}
