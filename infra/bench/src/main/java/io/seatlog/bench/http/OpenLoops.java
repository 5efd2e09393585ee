package io.seatlog.bench.http;

import io.seatlog.bench.Bench;
import io.seatlog.bench.Findings;
import io.seatlog.bench.LatencySeries;
import io.seatlog.bench.load.Outcome;
import io.seatlog.bench.load.Reading;
import io.seatlog.bench.load.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** Requests at times fixed in advance; each is measured from when it was due. */
final class OpenLoops {

    private static final List<Double> SHARES = List.of(0.3, 0.5, 0.8);
    private static final List<Integer> PERCENTILES = List.of(50, 99);

    /** The shares as the report tells them. */
    static final String SHARES_IN_WORDS =
            SHARES.stream().map(share -> "%.0f %%".formatted(100 * share)).collect(Collectors.joining(", "));

    /** How long each is. */
    static final Duration WINDOW = Duration.ofSeconds(2);

    /** What is due in the beginning meets a system that stood idle, and does not count. */
    static final Duration SKIPPED = Slice.LENGTH.multipliedBy(2);

    private final String who;
    private final String what;
    private final List<Double> rates;
    private final Map<Double, List<Reading>> readings = new TreeMap<>();

    /**
     * Loops none of which has run yet.
     *
     * @param who   is asked
     * @param what  they are, as the report calls them; those of the same name are drawn together
     * @param rates in requests a second
     */
    OpenLoops(String who, String what, List<Double> rates) {
        this.who = who;
        this.what = what;
        this.rates = List.copyOf(rates);
    }

    /** At shares of what a closed loop reached. */
    static OpenLoops ofBest(String who, String what, double best) {
        return new OpenLoops(
                who,
                what,
                SHARES.stream().map(share -> Turns.rate(best, share)).distinct().toList());
    }

    /** Requests at one rate, for a while. */
    @FunctionalInterface
    interface Load {
        Reading run(double perSecond) throws Exception;
    }

    /** Runs one at each rate. */
    void round(int round, Bench bench, Load load) throws Exception {
        for (double rate : rates) {
            Reading reading = load.run(rate);
            add(rate, reading);
            bench.progress()
                    .say("round %d, %s: p50 %.1f ms, p99 %.1f ms, generator late by %.1f ms (p99), %s"
                            .formatted(
                                    round,
                                    name(rate),
                                    millis(reading, 50),
                                    millis(reading, 99),
                                    reading.sending().lateMillis(99),
                                    reading.statuses()));
        }
    }

    /** Requests a second, lowest first. */
    List<Double> rates() {
        return rates;
    }

    /** Counts one that has run. */
    void add(double rate, Reading reading) {
        if (settled(reading).getTotalCount() == 0) {
            throw new IllegalStateException("%s: nothing was accepted, %s".formatted(name(rate), reading.statuses()));
        }
        readings.computeIfAbsent(rate, none -> new ArrayList<>()).add(reading);
    }

    void tell(Findings.Collector findings) {
        readings.forEach((rate, rounds) -> {
            Readings all = new Readings(rounds);
            for (int percentile : PERCENTILES) {
                findings.add(all.figure(
                        "%s: p%d".formatted(name(rate), percentile), "ms", reading -> millis(reading, percentile)));
            }
            Histogram latency = new Histogram(3);
            rounds.forEach(reading -> latency.add(settled(reading)));
            findings.add(LatencySeries.ofNanos(what + ", all rounds", "%s, %,.0f/s".formatted(who, rate), latency))
                    .note(("%s: what was due in the first %d ms is in no latency; answers by status, those too: %s; the"
                                    + " generator itself was late by %.1f ms at most (p99).")
                            .formatted(name(rate), SKIPPED.toMillis(), all.statuses(), all.lateMillis()));
        });
    }

    /** How long it took what was due after the beginning, in nanoseconds. */
    private static Histogram settled(Reading reading) {
        Histogram accepted = new Histogram(3);
        reading.slices().stream()
                .filter(slice -> slice.startMs() >= SKIPPED.toMillis())
                .forEach(slice -> accepted.add(slice.latency(Outcome.ACCEPTED)));
        return accepted;
    }

    private static double millis(Reading reading, int percentile) {
        return settled(reading).getValueAtPercentile(percentile) / 1e6;
    }

    private String name(double rate) {
        return "%s: %s, %,.0f/s".formatted(who, what, rate);
    }
}
