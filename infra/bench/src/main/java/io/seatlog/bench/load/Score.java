package io.seatlog.bench.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
    private final List<Histogram[]> due = new ArrayList<>();
    private final List<long[]> answered = new ArrayList<>();
    private final Histogram[] byOutcome;
    private final Duration window;
    private final long cpuBefore;
    private long waited;

    Score(Duration window) {
        this.window = window;
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

    /** A request that was due at a time of the run, from its start, has its answer at another, or will have none. */
    void ended(int status, long dueNanos, long nowNanos) {
        Outcome outcome = Outcome.of(status);
        long latency = Math.max(0, nowNanos - dueNanos);
        statuses[status]++;
        byOutcome[outcome.ordinal()].recordValue(latency);
        if (nowNanos < window.toNanos()) {
            inWindow[outcome.ordinal()]++;
        }
        due.get(slice(dueNanos))[outcome.ordinal()].recordValue(latency);
        if (Outcome.isAnswer(status)) {
            answered.get(slice(nowNanos))[outcome.ordinal()]++;
        }
    }

    /** The number of the slice of this time; there is one from then on. */
    private int slice(long nanos) {
        int slice = (int) Math.max(0, nanos / SLICE_NANOS);
        while (due.size() <= slice) {
            due.add(Stream.generate(() -> histogram(SLICE_DIGITS))
                    .limit(Outcome.values().length)
                    .toArray(Histogram[]::new));
            answered.add(new long[Outcome.values().length]);
        }
        return slice;
    }

    /** The generator sent a request by so much too late. */
    void late(long nanos) {
        lateness.recordValue(Math.max(0, nanos));
    }

    /** A request was due when no connection was free. */
    void waited() {
        waited++;
    }

    Reading reading() {
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
                new Reading.Sending(lateness, waited, cpu),
                slices());
    }

    private Reading.Series series(Outcome outcome) {
        return new Reading.Series(inWindow[outcome.ordinal()], byOutcome[outcome.ordinal()]);
    }

    private List<Slice> slices() {
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            Map<Outcome, Histogram> byDue = new EnumMap<>(Outcome.class);
            Map<Outcome, Long> answers = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                byDue.put(outcome, due.get(i)[outcome.ordinal()]);
                answers.put(outcome, answered.get(i)[outcome.ordinal()]);
            }
            slices.add(new Slice(i * Slice.LENGTH.toMillis(), byDue, answers));
        }
        return slices;
    }
}
