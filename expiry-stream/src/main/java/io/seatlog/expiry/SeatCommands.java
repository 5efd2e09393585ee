package io.seatlog.expiry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.seatlog.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Sends the commands of deadlines. What is lost on the way is asked for again by the next pass, so nobody waits for an
 * acknowledgement.
 */
final class SeatCommands implements Predicate<Deadline> {

    private static final Logger log = LoggerFactory.getLogger(SeatCommands.class);

    private final KafkaTemplate<byte[], byte[]> template;
    private final ExpiryCodec codec;
    private final Counter failed;
    private final Timer late;

    SeatCommands(KafkaTemplate<byte[], byte[]> template, ExpiryCodec codec, MeterRegistry meters) {
        this.template = template;
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
}
