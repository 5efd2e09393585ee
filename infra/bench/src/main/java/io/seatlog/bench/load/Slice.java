package io.seatlog.bench.load;

import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What was due in one short piece of time and what became of it, and, which is another thing, what was answered in it.
 *
 * @param startMs  milliseconds after the start of the run
 * @param due      how long the requests took that were due in it, in nanoseconds, by what their answers meant
 * @param answered how many answers came in it, by what they meant
 */
public record Slice(long startMs, Map<Outcome, Histogram> due, Map<Outcome, Long> answered) {

    /** How long each piece is. */
    public static final Duration LENGTH = Duration.ofMillis(250);

    private static final int DIGITS = 3;

    public Slice {
        due = Map.copyOf(due);
        answered = Map.copyOf(answered);
    }

    /** When it ends, after the start of the run. */
    public double endSeconds() {
        return LENGTH.plusMillis(startMs).toMillis() / 1e3;
    }

    /** Requests that were due. */
    public long requests() {
        return due.values().stream().mapToLong(Histogram::getTotalCount).sum();
    }

    /** How long all requests took that were due, in nanoseconds. */
    public Histogram latency() {
        Histogram all = new Histogram(DIGITS);
        due.values().forEach(all::add);
        return all;
    }

    /** How long those requests took that were due and had answers of this meaning, in nanoseconds. */
    public Histogram latency(Outcome outcome) {
        return due.getOrDefault(outcome, new Histogram(DIGITS));
    }

    /** How many answers of this meaning came. */
    public long answered(Outcome outcome) {
        return answered.getOrDefault(outcome, 0L);
    }
}
