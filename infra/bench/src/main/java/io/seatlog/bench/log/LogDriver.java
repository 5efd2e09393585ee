package io.seatlog.bench.log;

import io.seatlog.bench.CpuTimes;
import io.seatlog.bench.RateMeter;
import io.seatlog.bench.SystemUnderTest;
import io.seatlog.serde.RegistrySchemaIds;
import io.seatlog.serde.WireCodec;
import io.seatlog.topic.Topics;
import io.seatlog.wire.HoldAccepted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends commands into the log with one producer, and reads the decisions on them. */
final class LogDriver implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final long WINDOW_MS = 250;

    private final SystemUnderTest system;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Replies replies;
    private final Commands commands;

    /**
     * What came of a run.
     *
     * @param seconds from the first send to the last reply
     * @param cpu     of the system, up to when nothing was left to do for any app
     */
    record Run(
            long accepted, long refused, double seconds, RateMeter acceptedRate, RateMeter refusedRate, CpuTimes cpu) {

        long decisions() {
            return accepted + refused;
        }

        double perSecond() {
            return decisions() / seconds;
        }
    }

    LogDriver(SystemUnderTest system) throws IOException, InterruptedException {
        this.system = system;
        RegistrySchemaIds ids = new RegistrySchemaIds(
                system.registryUrl().toString(),
                Stream.of(Topics.SEAT_COMMANDS, Topics.SEAT_REPLIES)
                        .flatMap(topic -> topic.kinds().stream())
                        .toList());
        byte[] replyTo =
                ByteBuffer.allocate(Long.BYTES).putLong(System.nanoTime()).array();
        this.commands = new Commands(new WireCodec(ids), replyTo);
        this.replies = new Replies(system.bootstrapServers(), replyTo, ids.idOf(HoldAccepted.getClassSchema()));
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        system.bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        2,
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

    /** Sends everything as fast as it goes. */
    Run flood(List<Commands.Encoded> encoded) throws InterruptedException {
        return run(encoded, new Flood());
    }

    /** Sends at a rate, each command at a time fixed before; times go from there to the committed reply. */
    Run atRate(List<Commands.Encoded> encoded, double perSecond, Histogram nanos, long skipped)
            throws InterruptedException {
        return run(encoded, new Schedule(perSecond, nanos, skipped));
    }

    /** When commands are sent. */
    private interface Pace {
        /** Waits until the command of this number is due. */
        void await(int number, long startNanos);

        /** The reply to the command of this number came. */
        default void replied(int number, long startNanos, long nanos) {}
    }

    private static final class Flood implements Pace {
        @Override
        public void await(int number, long startNanos) {}
    }

    private record Schedule(double perSecond, Histogram nanos, long skipped) implements Pace {

        private static final long SPIN_NANOS = 200_000;

        private long due(int number, long startNanos) {
            return startNanos + (long) (number * 1e9 / perSecond);
        }

        @Override
        public void await(int number, long startNanos) {
            long left = due(number, startNanos) - System.nanoTime();
            while (left > 0) {
                if (left > SPIN_NANOS) {
                    LockSupport.parkNanos(left - SPIN_NANOS / 2);
                }
                left = due(number, startNanos) - System.nanoTime();
            }
        }

        @Override
        public void replied(int number, long startNanos, long now) {
            if (number >= skipped) {
                nanos.recordValue(Math.max(0, now - due(number, startNanos)));
            }
        }
    }

    /** Counts replies, which come in the order of the commands where these are of one partition. */
    private static final class Count implements Replies.Listener {

        private final int expected;
        private final long startNanos;
        private final Pace pace;
        private final RateMeter acceptedRate;
        private final RateMeter refusedRate;
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile long accepted;
        private volatile long refused;
        private volatile long lastNanos;

        Count(int expected, long startNanos, Pace pace) {
            this.expected = expected;
            this.startNanos = startNanos;
            this.pace = pace;
            this.acceptedRate = new RateMeter(startNanos, WINDOW_MS);
            this.refusedRate = new RateMeter(startNanos, WINDOW_MS);
        }

        @Override
        public void replied(long nanos, boolean wasAccepted) {
            long number = accepted + refused;
            if (wasAccepted) {
                accepted++;
                acceptedRate.add(nanos, 1);
            } else {
                refused++;
                refusedRate.add(nanos, 1);
            }
            pace.replied((int) number, startNanos, nanos);
            if (number + 1 == expected) {
                lastNanos = nanos;
                done.countDown();
            }
        }
    }

    private Run run(List<Commands.Encoded> encoded, Pace pace) throws InterruptedException {
        CpuTimes before = system.cpu();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        long start = System.nanoTime();
        Count count = new Count(encoded.size(), start, pace);
        replies.tell(count);
        int number = 0;
        for (Commands.Encoded command : encoded) {
            pace.await(number++, start);
            producer.send(
                    new ProducerRecord<>(Topics.SEAT_COMMANDS.name(), command.key(), command.value()),
                    (metadata, failed) -> {
                        if (failed != null) {
                            failure.set(failed);
                        }
                    });
        }
        producer.flush();
        if (!count.done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Of %d commands %d were accepted and %d refused; a send failed: %s"
                    .formatted(encoded.size(), count.accepted, count.refused, failure.get()));
        }
        system.awaitQuiet();
        return new Run(
                count.accepted,
                count.refused,
                (count.lastNanos - start) / 1e9,
                count.acceptedRate,
                count.refusedRate,
                system.cpu().since(before));
    }

    @Override
    public void close() {
        replies.close();
        producer.close();
    }
}
