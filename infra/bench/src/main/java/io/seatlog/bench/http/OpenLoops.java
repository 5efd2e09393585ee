package io.seatlog.bench.http;

import io.seatlog.bench.Bench;
import io.seatlog.bench.Findings;
import io.seatlog.bench.LatencySeries;
import io.seatlog.bench.load.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Requests at times fixed in advance, at shares of what a closed loop reached; each is measured from when it was due. */
final class OpenLoops {

    private static final List<Double> SHARES = List.of(0.3, 0.5, 0.8);
    private static final List<Integer> PERCENTILES = List.of(50, 99);

    /** The shares as the report tells them. */
    static final String SHARES_IN_WORDS =
            SHARES.stream().map(share -> "%.0f %%".formatted(100 * share)).collect(Collectors.joining(", "));

    private final String title;
    private final List<Double> rates;
    private final Map<Double, List<Reading>> readings = new TreeMap<>();

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
        readings.computeIfAbsent(rate, none -> new ArrayList<>()).add(reading);
    }

    void tell(Findings.Collector findings) {
        readings.forEach((rate, rounds) -> {
            Readings all = new Readings(rounds);
            String what = "%s, %s".formatted(title, name(rate));
            for (int percentile : PERCENTILES) {
                findings.add(all.figure("%s: p%d".formatted(what, percentile), "ms", reading -> reading.accepted()
                        .millis(percentile)));
            }
            findings.add(LatencySeries.ofNanos(title + ", all rounds", name(rate), all.latency(Reading::accepted)))
                    .note("%s: answers by status %s; the generator itself was late by %.1f ms at most (p99)."
                            .formatted(what, all.statuses(), all.lateMillis()));
        });
    }

    private static String name(double rate) {
        return "%,.0f/s".formatted(rate);
    }
}
