package io.seatlog.bench.http;

import io.seatlog.bench.Bench;
import io.seatlog.bench.Figure;
import io.seatlog.bench.Findings;
import io.seatlog.bench.LatencySeries;
import io.seatlog.bench.Part;
import io.seatlog.bench.RateSeries;
import io.seatlog.bench.Table;
import io.seatlog.bench.load.Arrivals;
import io.seatlog.bench.load.Lines;
import io.seatlog.bench.load.Reading;
import io.seatlog.bench.load.Slice;
import io.seatlog.bench.log.Venue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** Eight times as many requests for five seconds, over a steady rate. */
public final class BurstPart implements Part {

    /** More connections than the system has requests in flight when it is well. */
    private static final int CONNECTIONS = 8_192;

    /** A quarter of what the system can do, so that the burst asks for twice of it. */
    private static final double STEADY_SHARE = 0.25;

    private static final double TIMES = 8;
    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final Duration BURST = Duration.ofSeconds(5);
    private static final Duration AFTER = Duration.ofSeconds(10);

    /** An answer that takes longer is late: a person notices. */
    private static final Duration LATE = Duration.ofSeconds(1);

    private static final long SLICE_MS = Slice.LENGTH.toMillis();

    @Override
    public String name() {
        return "burst";
    }

    @Override
    public String title() {
        return "A burst: eight times the steady rate for five seconds";
    }

    @Override
    public String runs() {
        return "Purchases in an open loop over 8,192 connections: a quarter of what the system can do, then eight times"
                + " that for 5 s, then a quarter again; once from a house that lasts, once from one that is sold out"
                + " half-way.";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        Findings.Collector findings = Findings.collect();
        try (Sale sale = Sale.ofSeatlog(bench)) {
            double best = sale.turns().warm(sale.seatlog(), Turns.LUKEWARM, () -> sale.sell(sale.seatlog(), Turns.FEW));
            Wave wave = Wave.of(best, bench.isQuick());
            findings.add(Figure.of("Burst: steady rate", "requests/s", wave.steady))
                    .add(Figure.of("Burst: rate in the burst", "requests/s", wave.steady * TIMES));
            burst(bench, sale, wave, "a house that lasts", wave.requests(1.1), findings);
            burst(bench, sale, wave, "a house that is sold out half-way", wave.requestsUntilHalf(), findings);
        }
        return findings.done();
    }

    /** Requests over time. */
    private record Wave(double steady, Duration before, Duration burst, Duration after) {

        static Wave of(double best, boolean isQuick) {
            double steady = Math.max(100, Math.rint(best * STEADY_SHARE / 100) * 100);
            Duration second = Duration.ofSeconds(1);
            return isQuick
                    ? new Wave(steady, second, second, second.multipliedBy(3))
                    : new Wave(steady, BEFORE, BURST, AFTER);
        }

        Duration length() {
            return before.plus(burst).plus(after);
        }

        /** So many times as many as there are. */
        double requests(double times) {
            return times * steady * (before.toSeconds() + TIMES * burst.toSeconds() + after.toSeconds());
        }

        double requestsUntilHalf() {
            return steady * (before.toSeconds() + TIMES * burst.toSeconds() / 2);
        }
    }

    private static void burst(
            Bench bench, Sale sale, Wave wave, String house, double seats, Findings.Collector findings)
            throws Exception {
        int sections = (int) Math.ceil(seats / Venue.SECTION_SEATS);
        Purchases requests = sale.purchases(sale.open(sale.seatlog(), sections));
        Lines lines = sale.turns().lines(sale.seatlog(), CONNECTIONS);
        Arrivals arrivals = Arrivals.burst(wave.steady, TIMES, wave.before, wave.burst);
        Reading reading = lines.openLoop(requests, arrivals, wave.length());
        sale.seatlog().settle();
        bench.progress().say("%s: %s".formatted(house, reading.statuses()));
        long burstEnd = wave.before.plus(wave.burst).toMillis();
        findings.add(Figure.of(
                "Burst, " + house + ": until normal again", "s", normalAfter(reading, wave.before, burstEnd)));
        findings.add(Figure.of(
                "Burst, " + house + ": share answered after more than 1 s",
                "%",
                100.0 * late(reading) / reading.requests()));
        findings.add(table(house, reading, wave.before.toMillis(), burstEnd));
        findings.add(rate(house, "accepted", reading, Slice::accepted));
        findings.add(rate(house, "refused", reading, Slice::refused));
        findings.add(rate(house, "other", reading, Slice::other));
        findings.add(LatencySeries.ofNanos(
                "Burst, all of it", house, reading.accepted().latency()));
        findings.note("Burst, %s: answers by status %s; 202 is \"not decided within 3 s, ask again\", 0 and 1 are none."
                .formatted(house, reading.statuses()));
    }

    /** Seconds after the burst from which on no quarter of a second had a p99 of more than twice that of before. */
    static double normalAfter(Reading reading, Duration before, long burstEndMs) {
        long[] calm = reading.slices().stream()
                .filter(slice -> slice.startMs() >= before.toMillis() / 2 && slice.startMs() < before.toMillis())
                .mapToLong(slice -> slice.latency().getValueAtPercentile(99))
                .sorted()
                .toArray();
        long normal = 2 * Math.max(Duration.ofMillis(25).toNanos(), calm.length == 0 ? 0 : calm[calm.length / 2]);
        long last = reading.slices().stream()
                .filter(slice -> slice.latency().getValueAtPercentile(99) > normal)
                .mapToLong(slice -> slice.startMs() + SLICE_MS)
                .max()
                .orElse(burstEndMs);
        return Math.max(0, last - burstEndMs) / 1e3;
    }

    private static long late(Reading reading) {
        return reading.slices().stream()
                .mapToLong(slice -> slice.latency().getCountBetweenValues(LATE.toNanos(), Long.MAX_VALUE / 2))
                .sum();
    }

    private static Table table(String house, Reading reading, long burstStart, long burstEnd) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("before", reading, 0, burstStart));
        rows.add(row("in the burst", reading, burstStart, burstEnd));
        rows.add(row("in the 5 s after it", reading, burstEnd, burstEnd + 5_000));
        rows.add(row("later", reading, burstEnd + 5_000, Long.MAX_VALUE));
        return new Table(
                "Burst, " + house + ": requests by when they were due",
                List.of("due", "accepted", "refused", "other", "p50, ms", "p99, ms", "max, ms"),
                rows);
    }

    private static List<String> row(String name, Reading reading, long from, long to) {
        List<Slice> slices = reading.slices().stream()
                .filter(slice -> slice.startMs() >= from && slice.startMs() < to)
                .toList();
        Histogram all = new Histogram(3);
        slices.forEach(slice -> all.add(slice.latency()));
        return List.of(
                name,
                sum(slices, Slice::accepted),
                sum(slices, Slice::refused),
                sum(slices, Slice::other),
                "%.1f".formatted(all.getValueAtPercentile(50) / 1e6),
                "%.1f".formatted(all.getValueAtPercentile(99) / 1e6),
                "%.1f".formatted(all.getMaxValue() / 1e6));
    }

    private static String sum(List<Slice> slices, ToLongFunction<Slice> what) {
        return "%,d".formatted(slices.stream().mapToLong(what).sum());
    }

    private static RateSeries rate(String house, String name, Reading reading, ToLongFunction<Slice> what) {
        List<RateSeries.Point> points = reading.slices().stream()
                .map(slice -> new RateSeries.Point(
                        (slice.startMs() + SLICE_MS) / 1e3, what.applyAsLong(slice) * 1e3 / SLICE_MS))
                .toList();
        return new RateSeries("Burst, " + house + ": by when a request was due", name, "requests/s", points);
    }
}
