package io.seatlog.bench;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Waits until processes have nothing left to do: until all of them together use little CPU. An idle system still asks for
 * commands, a few hundred times a second.
 */
public final class Quiet {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int WINDOW_MS = 100;
    private static final int WINDOWS = 3;
    private static final double CORES = 0.5;

    private Quiet() {}

    /**
     * Waits for some quiet windows one after another.
     *
     * @throws IllegalStateException if they are busy for two minutes: what is measured next would be measured beside that
     */
    public static void await(Map<String, ProcessHandle> processes) throws InterruptedException {
        await(processes, PATIENCE);
    }

    static void await(Map<String, ProcessHandle> processes, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        int quiet = 0;
        while (quiet < WINDOWS) {
            CpuTimes before = CpuTimes.of(processes);
            TimeUnit.MILLISECONDS.sleep(WINDOW_MS);
            CpuTimes used = CpuTimes.of(processes).since(before);
            quiet = used.total() * 1000 / WINDOW_MS < CORES ? quiet + 1 : 0;
            if (quiet == 0 && System.nanoTime() > end) {
                throw new IllegalStateException("After %s there is still work; CPU seconds in the last %d ms: %s"
                        .formatted(patience, WINDOW_MS, used.seconds()));
            }
        }
    }
}
