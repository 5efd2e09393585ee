package io.seatlog.order;

import io.micrometer.core.instrument.MeterRegistry;
import io.seatlog.runtime.StartOrder;
import io.seatlog.runtime.kafka.DeadLetters;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchAcknowledgingMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Copies what orders ask of the seat log from {@code seat-requests}, where it was written in a transaction, to
 * {@code seat-commands}, which must never see one. Offsets are committed after the acknowledgements; what is copied twice
 * is decided once, for it carries its command id.
 */
final class SeatRelay implements SmartLifecycle, BatchAcknowledgingMessageListener<byte[], byte[]> {

    static final String GROUP = "seat-relay";

    private static final long PAUSE_MILLIS = 500;
    private static final Logger log = LoggerFactory.getLogger(SeatRelay.class);

    private final CommittedReaders readers;
    private final RequestReader requests;
    private final KafkaTemplate<byte[], byte[]> commands;
    private final DeadLetters deadLetters;
    private @Nullable ConcurrentMessageListenerContainer<byte[], byte[]> container;
    private volatile boolean running;

    SeatRelay(
            CommittedReaders readers, RecordCodec codec, KafkaTemplate<byte[], byte[]> commands, MeterRegistry meters) {
        this.readers = readers;
        this.requests = new RequestReader(Topics.SEAT_REQUESTS, codec, readers.partitions());
        this.commands = commands;
        this.deadLetters = new DeadLetters(meters);
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Acknowledgment acknowledgment) {
        List<ProducerRecord<byte[], byte[]>> copies =
                records.stream().map(this::copy).toList();
        while (running) {
            try {
                send(copies);
                if (acknowledgment != null) {
                    acknowledgment.acknowledge();
                }
                return;
            } catch (ExecutionException | RuntimeException e) {
                log.warn("Seat requests cannot be handed on yet", e);
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
        try {
            requests.read(record);
        } catch (PoisonException e) {
            return deadLetters.of(Topics.SEAT_REQUESTS, record, e.reason(), e.detail());
        }
        return new ProducerRecord<>(Topics.SEAT_COMMANDS.name(), record.key(), record.value());
    }

    private void send(List<ProducerRecord<byte[], byte[]>> copies) throws ExecutionException, InterruptedException {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        copies.forEach(copy -> sent.add(commands.send(copy)));
        commands.flush();
        for (CompletableFuture<?> one : sent) {
            one.get();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        container = readers.container(Topics.SEAT_REQUESTS, GROUP, this, lost -> {});
        container.start();
    }

    @Override
    public void stop() {
        running = false;
        if (container != null) {
            container.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return running && container != null && container.isRunning();
    }

    @Override
    public int getPhase() {
        return StartOrder.READERS;
    }
}
