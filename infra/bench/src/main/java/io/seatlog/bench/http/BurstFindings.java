package io.seatlog.bench.http;

import io.seatlog.bench.Figure;
import io.seatlog.bench.Findings;
import io.seatlog.bench.LatencyCourse;
import io.seatlog.bench.LatencySeries;
import io.seatlog.bench.RateSeries;
import io.seatlog.bench.Table;
import io.seatlog.bench.load.Outcome;
import io.seatlog.bench.load.Reading;
import io.seatlog.bench.load.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * What is told of bursts: what was refused, what was late, and how long it took until all was normal.
 *
 * @param house      what was sold in them
 * @param readings   what was measured, of each burst
 * @param burstStart from the start of the run
 * @param burstEnd   from the start of the run
 */
record BurstFindings(String house, Readings readings, Duration burstStart, Duration burstEnd) {

    /** An answer that takes longer is late: a person notices. */
    private static final Duration LATE = Duration.ofSeconds(1);

    /** What is due so soon after the burst has a row of its own: it stands behind the burst's queue. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final int BUSY = 503;
    private static final List<Integer> PERCENTILES = List.of(50, 99);

    void addTo(Findings.Collector findings) {
        figures(findings);
        findings.add(table());
        rates(findings);
        courses(findings);
        distribution(findings, "accepted", Reading::accepted);
        distribution(findings, "refused", Reading::refused);
        notes(findings);
    }

    private void figures(Findings.Collector findings) {
        boolean isKnown = 2 * neverNormal() < readings.rounds().size();
        findings.add(figure(
                isKnown ? "until normal again" : "until normal again, at least",
                "s",
                reading -> untilNormal(reading).toMillis() / 1e3));
        names(slices())
                .forEach((outcome, name) -> findings.add(figure(
                        name + ": share answered after more than 1 s", "%", reading -> lateShare(reading, outcome))));
        findings.add(figure("waited at the generator for a free connection", "requests", reading -> reading.sending()
                .waited()));
        if (readings.statuses().containsKey(BUSY)) {
            findings.add(figure(
                    "refused: busy", "requests", reading -> reading.statuses().getOrDefault(BUSY, 0L)));
        }
    }

    private Figure figure(String what, String unit, ToDoubleFunction<Reading> value) {
        return readings.figure("Burst, " + house + ": " + what, unit, value);
    }

    /** What came of most requests after the burst: in a house that is sold out by then, refusals. */
    private Outcome afterwards() {
        List<Slice> after = slices().stream()
                .filter(slice -> slice.startMs() >= burstEnd.toMillis())
                .toList();
        long accepted = sum(after, Outcome.ACCEPTED).getTotalCount();
        return accepted > sum(after, Outcome.REFUSED).getTotalCount() ? Outcome.ACCEPTED : Outcome.REFUSED;
    }

    private Recovery recovery(Reading reading) {
        return Recovery.of(reading.slices(), burstStart, burstEnd, afterwards());
    }

    /** Where it never was: as long as requests went on. */
    private Duration untilNormal(Reading reading) {
        return recovery(reading).after().orElse(reading.window().minus(burstEnd));
    }

    private long neverNormal() {
        return readings.rounds().stream()
                .filter(reading -> recovery(reading).after().isEmpty())
                .count();
    }

    /** In percent of what had this outcome; 0 where nothing had. */
    private static double lateShare(Reading reading, Outcome outcome) {
        Histogram all = sum(reading.slices(), outcome);
        long late = all.getCountBetweenValues(LATE.toNanos(), Long.MAX_VALUE / 2);
        return all.getTotalCount() == 0 ? 0 : 100.0 * late / all.getTotalCount();
    }

    /** Of all bursts. */
    private List<Slice> slices() {
        return readings.rounds().stream()
                .flatMap(reading -> reading.slices().stream())
                .toList();
    }

    /** Of the burst that is drawn. */
    private List<Slice> lastSlices() {
        return readings.last().slices();
    }

    private Table table() {
        long start = burstStart.toMillis();
        long end = burstEnd.toMillis();
        long soon = burstEnd.plus(SOON).toMillis();
        List<String> columns = List.of(
                "due",
                "accepted",
                "accepted: p50, ms",
                "accepted: p99, ms",
                "refused",
                "refused: p50, ms",
                "refused: p99, ms",
                "other",
                "max, ms");
        List<List<String>> rows = Stream.of(
                        row("before", 0, start),
                        row("in the burst", start, end),
                        row("up to 5 s after it", end, soon),
                        row("later", soon, Long.MAX_VALUE))
                .flatMap(Optional::stream)
                .toList();
        return new Table("Burst, " + house + ": requests by when they were due, all rounds", columns, rows);
    }

    /** None where nothing was due. */
    private Optional<List<String>> row(String name, long fromMs, long untilMs) {
        List<Slice> slices = slices().stream()
                .filter(slice -> slice.startMs() >= fromMs && slice.startMs() < untilMs)
                .toList();
        List<String> cells = new ArrayList<>(List.of(name));
        for (Outcome outcome : List.of(Outcome.ACCEPTED, Outcome.REFUSED)) {
            Histogram latency = sum(slices, outcome);
            cells.add("%,d".formatted(latency.getTotalCount()));
            PERCENTILES.forEach(percentile ->
                    cells.add(latency.getTotalCount() == 0 ? "-" : "%.1f".formatted(millis(latency, percentile))));
        }
        cells.add("%,d".formatted(sum(slices, Outcome.OTHER).getTotalCount()));
        long max = slices.stream()
                .mapToLong(slice -> slice.latency().getMaxValue())
                .max()
                .orElse(0);
        cells.add("%.1f".formatted(max / 1e6));
        return slices.stream().allMatch(slice -> slice.requests() == 0) ? Optional.empty() : Optional.of(cells);
    }

    private static Histogram sum(List<Slice> slices, Outcome outcome) {
        Histogram sum = new Histogram(3);
        slices.forEach(slice -> sum.add(slice.latency(outcome)));
        return sum;
    }

    private static double millis(Histogram nanos, int percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }

    /** What was offered by when it was due, and what was answered by when the answer came. */
    private void rates(Findings.Collector findings) {
        findings.add(rate("offered", Slice::requests));
        names(lastSlices()).forEach((outcome, name) -> findings.add(rate(name, slice -> slice.answered(outcome))));
    }

    private RateSeries rate(String name, ToLongFunction<Slice> what) {
        return readings.overTime("Burst, " + house + ": offered, and answered by when it was, last round", name, what);
    }

    private void courses(Findings.Collector findings) {
        names(lastSlices())
                .forEach((outcome, name) -> PERCENTILES.forEach(percentile ->
                        findings.add(course(outcome, "%s: p%d".formatted(name, percentile), percentile))));
    }

    private LatencyCourse course(Outcome outcome, String name, int percentile) {
        List<LatencyCourse.Point> points = lastSlices().stream()
                .filter(slice -> slice.latency(outcome).getTotalCount() > 0)
                .map(slice -> new LatencyCourse.Point(slice.endSeconds(), millis(slice.latency(outcome), percentile)))
                .toList();
        return new LatencyCourse("Burst, " + house + ": latency by when a request was due, last round", name, points);
    }

    /** What there was of outcomes, and what they are called. */
    private static Map<Outcome, String> names(List<Slice> slices) {
        Map<Outcome, String> names = new EnumMap<>(Outcome.class);
        Arrays.stream(Outcome.values())
                .filter(outcome -> sum(slices, outcome).getTotalCount() > 0)
                .forEach(outcome -> names.put(outcome, name(outcome)));
        return names;
    }

    private static String name(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private void distribution(Findings.Collector findings, String name, Function<Reading, Reading.Series> answers) {
        Histogram all = readings.latency(answers);
        if (all.getTotalCount() > 0) {
            findings.add(LatencySeries.ofNanos("Burst, " + house + ": all of it, all rounds", name, all));
        }
    }

    private void notes(Findings.Collector findings) {
        findings.note(
                ("Burst, %s: it is normal again when, for %d s, the median latency of what is %s in each quarter of a"
                                + " second is at most %.1f times that of what was accepted in the calm time before; that"
                                + " is %.1f ms in the last burst. In %d of %d bursts it never was while requests went"
                                + " on, which then counts as the time.")
                        .formatted(
                                house,
                                Recovery.LASTS.toSeconds(),
                                name(afterwards()),
                                Recovery.MARGIN,
                                recovery(readings.last()).normalMs(),
                                neverNormal(),
                                readings.rounds().size()));
        findings.note("Burst, %s: answers by status %s; 202 is \"not decided within 3 s, ask again\", 0 and 1 are none."
                .formatted(house, readings.statuses()));
        findings.note("Burst, %s: where a connection was free, the generator was late by %.1f ms at most (p99)."
                .formatted(house, readings.lateMillis()));
    }
}
