package io.seatlog.standalone.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Whose the processors were since it was made: a time that the product promises is held against it only where nobody
 * else used the machine, and only reported elsewhere.
 */
final class Machine {

    private static final Path STAT = Path.of("/proc/stat");
    private static final double TICKS_PER_SECOND = 100;
    private static final double OTHERS_MAX = 0.25;

    private final long startNanos = System.nanoTime();
    private final double busyBefore = busySeconds();
    private final double oursBefore = ourSeconds();

    /** Processors that others kept busy on average; not a number where the system does not tell. */
    double others() {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        return Math.max(0, (busySeconds() - busyBefore - ours()) / seconds);
    }

    /** Seconds of processor time that this JVM and its children used. */
    double ours() {
        return ourSeconds() - oursBefore;
    }

    /** Whether times measured since say something about the product. */
    boolean wasOurs() {
        return others() < OTHERS_MAX;
    }

    @Override
    public String toString() {
        return String.format("%.1f s of processor time, others used %.1f processors beside it", ours(), others());
    }

    private static double ourSeconds() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                        .mapToLong(process -> process.info()
                                .totalCpuDuration()
                                .orElse(Duration.ZERO)
                                .toMillis())
                        .sum()
                / 1e3;
    }

    private static double busySeconds() {
        try (Stream<String> lines = Files.lines(STAT)) {
            String[] all = lines.findFirst().orElse("").split(" +");
            // user, nice, system; then idle and waiting; then interrupts.
            return Arrays.stream(all, 1, 4).mapToLong(Long::parseLong).sum() / TICKS_PER_SECOND;
        } catch (IOException notLinux) {
            return Double.NaN;
        }
    }
}
