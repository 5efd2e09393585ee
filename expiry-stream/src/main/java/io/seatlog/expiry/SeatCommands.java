package io.seatlog.expiry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.seatlog.runtime.StartOrder;
import io.seatlog.runtime.kafka.Producers;
import io.seatlog.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Sends the commands of deadlines. What is lost on the way is asked for again by the next pass, so nobody waits for an
 * acknowledgement.
 */
final class SeatCommands implements Predicate<Deadline>, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SeatCommands.class);

    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
    private final KafkaTemplate<byte[], byte[]> template;
    private final ExpiryCodec codec;
    private final Counter failed;
    private final Timer late;
    private volatile boolean running;

    SeatCommands(DefaultKafkaProducerFactory<byte[], byte[]> producers, ExpiryCodec codec, MeterRegistry meters) {
        this.producers = producers;
        this.template = new KafkaTemplate<>(producers);
        this.codec = codec;
        this.failed = meters.counter("seatlog.expiry.failed");
        this.late = meters.timer("seatlog.expiry.late");
    }

    @Override
    public boolean test(Deadline deadline) {
        byte[] key = deadline.showtime().value().getBytes(StandardCharsets.UTF_8);
        try {
            template.send(Topics.SEAT_COMMANDS.name(), key, codec.command(deadline))
                    .whenComplete((sent, failure) -> {
                        if (failure != null) {
                            failed.increment();
                        }
                    });
        } catch (KafkaException | org.springframework.kafka.KafkaException e) {
            failed.increment();
            log.warn("Commands of deadlines cannot be sent now: {}", e.toString());
            return false;
        }
        late.record(Duration.ofMillis(Math.max(0, System.currentTimeMillis() - deadline.at())));
        return true;
    }

    /** The first command is late already, perhaps: it must not wait for a connection. */
    @Override
    public void start() {
        Producers.warm(producers, Topics.SEAT_COMMANDS.name());
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return StartOrder.SCHEMAS;
    }
}
