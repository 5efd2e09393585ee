package io.seatlog.bench.http;

import io.seatlog.bench.Bench;
import io.seatlog.bench.Findings;
import io.seatlog.bench.LatencySeries;
import io.seatlog.bench.load.Reading;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Requests at times fixed in advance, at shares of what a closed loop reached; each is measured from when it was due. */
final class OpenLoops {

    /** What the report says of {@link #rates()}. */
    static final String SHARES_IN_WORDS = "30, 50 and 80 %";

    private static final List<Double> SHARES = List.of(0.3, 0.5, 0.8);

    private final String title;
    private final List<Double> rates;
    private final Series series = new Series();
    private final Map<Double, Seen> seen = new TreeMap<>();

    /** What came of one rate in all rounds. */
    private static final class Seen {

        private final Histogram accepted = new Histogram(3);
        private final Map<Integer, Long> statuses = new TreeMap<>();
        private double lateMillis;

        void add(Reading reading) {
            accepted.add(reading.accepted().latency());
            reading.statuses().forEach((status, count) -> statuses.merge(status, count, Long::sum));
            lateMillis = Math.max(lateMillis, reading.sending().lateMillis(99));
        }
    }

    /**
     * Loops none of which has run yet.
     *
     * @param title what the report calls them
     * @param best  requests a second that a closed loop reached
     */
    OpenLoops(String title, double best) {
        this.title = title;
        this.rates =
                SHARES.stream().map(share -> Turns.rate(best, share)).distinct().toList();
    }

    /** Requests at one rate, for a while. */
    @FunctionalInterface
    interface Load {
        Reading run(double perSecond) throws Exception;
    }

    /** Runs rounds of one at each rate. */
    void run(Bench bench, Load load) throws Exception {
        for (int round = 1; round <= bench.rounds(); round++) {
            for (double rate : rates) {
                Reading reading = load.run(rate);
                add(rate, reading);
                bench.progress()
                        .say("round %d, open loop at %s: p50 %.1f ms, p99 %.1f ms, generator late by %.1f ms (p99), %s"
                                .formatted(
                                        round,
                                        name(rate),
                                        reading.accepted().millis(50),
                                        reading.accepted().millis(99),
                                        reading.sending().lateMillis(99),
                                        reading.statuses()));
            }
        }
    }

    /** Requests a second, lowest first. */
    List<Double> rates() {
        return rates;
    }

    /** Counts one that has run. */
    void add(double rate, Reading reading) {
        if (reading.accepted().count() == 0) {
            throw new IllegalStateException(
                    "%s, %s: nothing was accepted, %s".formatted(title, name(rate), reading.statuses()));
        }
        series.add(name(rate) + " p50", reading.accepted().millis(50));
        series.add(name(rate) + " p99", reading.accepted().millis(99));
        seen.computeIfAbsent(rate, none -> new Seen()).add(reading);
    }

    void tell(Findings.Collector findings) {
        seen.forEach((rate, all) -> {
            String name = name(rate);
            findings.add(series.figure(name + " p50", "%s, %s: p50".formatted(title, name), "ms"))
                    .add(series.figure(name + " p99", "%s, %s: p99".formatted(title, name), "ms"))
                    .add(LatencySeries.ofNanos(title + ", all rounds", name, all.accepted))
                    .note("%s, %s: answers by status %s; the generator itself was late by %.1f ms at most (p99)."
                            .formatted(title, name, all.statuses, all.lateMillis));
        });
    }

    private static String name(double rate) {
        return "%,.0f/s".formatted(rate);
    }
}
