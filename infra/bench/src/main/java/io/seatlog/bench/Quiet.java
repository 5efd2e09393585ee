package io.seatlog.bench;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Waits until processes have nothing left to do: until all of them together use little CPU. An idle system still asks for
 * commands, a few hundred times a second.
 */
public final class Quiet {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WINDOW_MS = 100;
    private static final int WINDOWS = 3;
    private static final double CORES = 0.5;

    private Quiet() {}

    /** Waits for some quiet windows one after another, one minute at most. */
    public static void await(Map<String, ProcessHandle> processes) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int quiet = 0;
        while (quiet < WINDOWS && System.nanoTime() < end) {
            CpuTimes before = CpuTimes.of(processes);
            TimeUnit.MILLISECONDS.sleep(WINDOW_MS);
            double cores = CpuTimes.of(processes).since(before).total() * 1000 / WINDOW_MS;
            quiet = cores < CORES ? quiet + 1 : 0;
        }
    }
}
