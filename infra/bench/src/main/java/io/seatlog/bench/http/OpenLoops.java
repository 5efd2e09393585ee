package io.seatlog.bench.http;

import io.seatlog.bench.Findings;
import io.seatlog.bench.LatencySeries;
import io.seatlog.bench.load.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Requests at times fixed in advance, at shares of what a closed loop reached; each is measured from when it was due. */
final class OpenLoops {

    private static final List<Double> SHARES = List.of(0.3, 0.5, 0.8);

    private final String title;
    private final Series series = new Series();
    private final List<Double> rates;
    private final Map<Double, Histogram> latencies = new LinkedHashMap<>();
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private double lateMillis;

    /**
     * Loops none of which has run yet.
     *
     * @param title what the report calls them
     * @param best  requests a second that a closed loop reached
     */
    OpenLoops(String title, double best) {
        this.title = title;
        this.rates = SHARES.stream().map(share -> Turns.rate(best, share)).toList();
    }

    /** Requests a second, lowest first. */
    List<Double> rates() {
        return rates;
    }

    /** What one of them measured, in words. */
    String add(double rate, Reading reading) {
        String name = name(rate);
        series.add(name + " p50", reading.accepted().millis(50));
        series.add(name + " p99", reading.accepted().millis(99));
        latencies
                .computeIfAbsent(rate, none -> new Histogram(3))
                .add(reading.accepted().latency());
        reading.statuses().forEach((status, count) -> statuses.merge(status, count, Long::sum));
        lateMillis = Math.max(lateMillis, reading.sending().lateMillis(99));
        return "open loop at %s: p50 %.1f ms, p99 %.1f ms, generator late by %.1f ms (p99), %s"
                .formatted(
                        name,
                        reading.accepted().millis(50),
                        reading.accepted().millis(99),
                        reading.sending().lateMillis(99),
                        reading.statuses());
    }

    void tell(Findings.Collector findings) {
        latencies.forEach((rate, latency) -> {
            String name = name(rate);
            findings.add(series.figure(name + " p50", "%s, %s: p50".formatted(title, name), "ms"))
                    .add(series.figure(name + " p99", "%s, %s: p99".formatted(title, name), "ms"))
                    .add(LatencySeries.ofNanos(title + ", all rounds", name, latency));
        });
        findings.note("%s: answers by status %s; the generator itself was late by %.1f ms at most (p99)."
                .formatted(title, statuses, lateMillis));
    }

    private static String name(double rate) {
        return "%,.0f/s".formatted(rate);
    }
}
