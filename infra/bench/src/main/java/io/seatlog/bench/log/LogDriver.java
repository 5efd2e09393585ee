package io.seatlog.bench.log;

import io.seatlog.bench.CpuTimes;
import io.seatlog.bench.RateMeter;
import io.seatlog.bench.SystemUnderTest;
import io.seatlog.bench.ThreadLook;
import io.seatlog.bench.ThreadTimes;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Runs of commands through the log of a system, with one producer and one reader. */
final class LogDriver implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 180;
    private static final long WINDOW_MS = 250;

    private final SystemUnderTest system;
    private final LogClient client;

    /**
     * What came of a run.
     *
     * @param seconds         from the first send to the last reply
     * @param acceptedSeconds from the first send to the last acceptance
     * @param cpu     of the system, up to when nothing was left to do for any app
     * @param threads the same by thread
     */
    record Run(
            long accepted,
            long refused,
            double seconds,
            double acceptedSeconds,
            RateMeter acceptedRate,
            RateMeter refusedRate,
            CpuTimes cpu,
            ThreadTimes threads) {

        long decisions() {
            return accepted + refused;
        }

        double perSecond() {
            return decisions() / seconds;
        }

        /** Of one showtime, which accepts up to its last seat. */
        double acceptedPerSecond() {
            return accepted / acceptedSeconds;
        }

        /** Of one showtime, which refuses after its last seat. */
        double refusedPerSecond() {
            return refused / (seconds - acceptedSeconds);
        }

        /** This run, of which every command must have been accepted: refusals are cheaper. */
        Run allAccepted() {
            if (refused > 0) {
                throw new IllegalStateException(
                        "Of %,d commands that should all be accepted %,d were refused".formatted(decisions(), refused));
            }
            return this;
        }

        /** CPU of a decision, and of all that follows from it. */
        double cpuMicrosEach() {
            return 1000 * cpu.msEach(decisions());
        }
    }

    LogDriver(SystemUnderTest system) throws IOException, InterruptedException {
        this.system = system;
        this.client = new LogClient(system.bootstrapServers(), system.registryUrl());
    }

    /** The maker of what is sent. */
    Commands commands() {
        return client.commands();
    }

    /** Sends everything as fast as it goes. */
    Run flood(List<Commands.Encoded> encoded) throws InterruptedException {
        return run(encoded, new Flood());
    }

    /** Sends each command at a time that is fixed before, whatever became of those before it. */
    Run atRate(List<Commands.Encoded> encoded, TimedPace pace) throws InterruptedException {
        return run(encoded, pace);
    }

    /** When commands are sent, and what is done with replies. */
    interface Pace {
        /** Waits until the command of this number is due. */
        void await(int number, long startNanos);

        /** The reply to the command of this number came. */
        void replied(int number, long startNanos, long nanos);
    }

    /** As fast as it goes. */
    private static final class Flood implements Pace {
        @Override
        public void await(int number, long startNanos) {}

        @Override
        public void replied(int number, long startNanos, long nanos) {}
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
        private volatile long lastAcceptedNanos;

        Count(int expected, long startNanos, Pace pace) {
            this.expected = expected;
            this.startNanos = startNanos;
            this.pace = pace;
            this.acceptedRate = new RateMeter(startNanos, WINDOW_MS);
            this.refusedRate = new RateMeter(startNanos, WINDOW_MS);
        }

        @Override
        public void replied(ConsumerRecord<byte[], byte[]> reply, long nanos, boolean wasAccepted) {
            long number = accepted + refused;
            if (wasAccepted) {
                accepted++;
                lastAcceptedNanos = nanos;
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
        CpuTimes cpu = system.cpu();
        ThreadLook threads = ThreadLook.at(system.processes());
        long start = System.nanoTime();
        Count count = new Count(encoded.size(), start, pace);
        client.tell(count);
        int number = 0;
        for (Commands.Encoded command : encoded) {
            pace.await(number++, start);
            client.send(command);
        }
        client.flush();
        if (!count.done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Of %d commands %d were accepted and %d refused; a send failed: %s"
                    .formatted(encoded.size(), count.accepted, count.refused, client.failure()));
        }
        system.awaitQuiet();
        return new Run(
                count.accepted,
                count.refused,
                (count.lastNanos - start) / 1e9,
                (count.lastAcceptedNanos - start) / 1e9,
                count.acceptedRate,
                count.refusedRate,
                system.cpu().since(cpu),
                ThreadLook.at(system.processes()).since(threads));
    }

    @Override
    public void close() {
        client.close();
    }
}
