package io.seatlog.bench.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts while a run goes on; on the generator's thread only. */
final class Score {

    private static final long LONGEST_NANOS = Duration.ofMinutes(2).toNanos();
    private static final int DIGITS = 3;
    private static final int SLICE_DIGITS = 2;
    private static final int STATUS_MAX = 600;
    private static final long SLICE_NANOS = Slice.LENGTH.toNanos();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long[] statuses = new long[STATUS_MAX];
    private final Map<Outcome, Histogram> latencies = new EnumMap<>(Outcome.class);
    private final long[] inWindow = new long[Outcome.values().length];
    private final Histogram lateness = histogram(DIGITS);
    private final List<long[]> sliceCounts = new ArrayList<>();
    private final List<Histogram> sliceLatencies = new ArrayList<>();
    private final Histogram[] byOutcome;
    private final long cpuBefore;

    Score() {
        for (Outcome outcome : Outcome.values()) {
            latencies.put(outcome, histogram(DIGITS));
        }
        byOutcome = latencies.values().toArray(Histogram[]::new);
        cpuBefore = THREADS.getCurrentThreadCpuTime();
    }

    private static Histogram histogram(int digits) {
        Histogram histogram = new Histogram(1_000, LONGEST_NANOS, digits);
        histogram.setAutoResize(true);
        return histogram;
    }

    /** A request has its answer, or will have none. */
    void answered(int status, long latencyNanos, boolean isInWindow, long sliceNanos) {
        Outcome outcome = Outcome.of(status);
        long latency = Math.max(0, latencyNanos);
        statuses[status]++;
        byOutcome[outcome.ordinal()].recordValue(latency);
        if (isInWindow) {
            inWindow[outcome.ordinal()]++;
        }
        int slice = (int) Math.max(0, sliceNanos / SLICE_NANOS);
        while (sliceCounts.size() <= slice) {
            sliceCounts.add(new long[Outcome.values().length]);
            sliceLatencies.add(histogram(SLICE_DIGITS));
        }
        sliceCounts.get(slice)[outcome.ordinal()]++;
        sliceLatencies.get(slice).recordValue(latency);
    }

    /** The generator sent a request by so much too late. */
    void late(long nanos) {
        lateness.recordValue(Math.max(0, nanos));
    }

    Reading reading(Duration window) {
        long cpu = THREADS.getCurrentThreadCpuTime() - cpuBefore;
        Map<Integer, Long> byStatus = new TreeMap<>();
        for (int status = 0; status < STATUS_MAX; status++) {
            if (statuses[status] > 0) {
                byStatus.put(status, statuses[status]);
            }
        }
        return new Reading(
                window,
                byStatus,
                series(Outcome.ACCEPTED),
                series(Outcome.REFUSED),
                series(Outcome.OTHER),
                lateness,
                cpu,
                slices());
    }

    private Reading.Series series(Outcome outcome) {
        return new Reading.Series(inWindow[outcome.ordinal()], byOutcome[outcome.ordinal()]);
    }

    private List<Slice> slices() {
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < sliceCounts.size(); i++) {
            long[] counts = sliceCounts.get(i);
            slices.add(new Slice(
                    i * SLICE_NANOS / 1_000_000,
                    counts[Outcome.ACCEPTED.ordinal()],
                    counts[Outcome.REFUSED.ordinal()],
                    counts[Outcome.OTHER.ordinal()],
                    sliceLatencies.get(i)));
        }
        return slices;
    }
}
