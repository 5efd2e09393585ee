package io.seatlog.bench;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * CPU that processes have used since their start, in user mode and in the kernel.
 *
 * @param seconds by the process's role
 */
public record CpuTimes(Map<String, Double> seconds) {

    public CpuTimes {
        seconds = Map.copyOf(seconds);
    }

    /** What these processes have used up to now. */
    public static CpuTimes of(Map<String, ProcessHandle> processes) {
        Map<String, Double> seconds = new TreeMap<>();
        processes.forEach((role, process) -> seconds.put(
                role, process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9));
        return new CpuTimes(seconds);
    }

    /** What was used between an earlier look and this one. */
    public CpuTimes since(CpuTimes earlier) {
        Map<String, Double> used = new TreeMap<>();
        seconds.forEach((role, now) -> used.put(role, now - earlier.seconds.getOrDefault(role, 0.0)));
        return new CpuTimes(used);
    }

    /** All processes together. */
    public double total() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** All processes together, in milliseconds for each of so many operations. */
    public double msEach(long operations) {
        return total() * 1000 / operations;
    }
}
