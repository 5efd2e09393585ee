package io.seatlog.bench.log;

import io.seatlog.bench.Bench;
import io.seatlog.bench.Figure;
import io.seatlog.bench.Findings;
import io.seatlog.bench.LatencySeries;
import io.seatlog.bench.Limit;
import io.seatlog.bench.Part;
import io.seatlog.bench.SystemUnderTest;
import io.seatlog.bench.WarmUp;
import io.seatlog.bench.load.Arrivals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How long a command waits for its committed reply, at constant rates. Where one is too high, the report says so. */
public final class LatencyPart implements Part {

    private static final List<Integer> RATES = List.of(5_000, 20_000, 40_000);
    /** The rate that has limits. */
    private static final int LIMITED = 20_000;

    private static final int SECONDS = 2;
    private static final int LIMITED_SECONDS = 4;
    private static final int SKIPPED_SECONDS = 1;
    private static final int WARM_WINDOWS_MAX = 5;
    private static final int STAGES_MAX = 12;
    private static final double TOLERANCE = 0.15;

    /** A system that decides less than this share of what it is asked falls behind, further the longer it is asked. */
    private static final double KEEPS_UP = 0.9;

    private static final String CHART = "Intended send to committed reply, all rounds";

    /** What the rounds of one rate saw. */
    private record Seen(List<Double> p50, List<Double> p99, List<Double> lateP99, Runs runs, Histogram all) {

        Seen() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new Runs(), new Histogram(3));
        }

        void add(TimedPace pace, LogDriver.Run run) {
            p50.add(ms(pace.latency(), 50));
            p99.add(ms(pace.latency(), 99));
            lateP99.add(ms(pace.late(), 99));
            runs.add(run);
            all.add(pace.latency());
        }
    }

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String title() {
        return "From command to committed reply";
    }

    @Override
    public String runs() {
        return "An open loop: HoldSeats of the best seat on one showtime, every one accepted, at a constant rate. Each has its"
                + " time of sending fixed before the run, and its latency counts from there to its read_committed reply."
                + " %d s a run, %d s at %,d/s; the first %d s not counted."
                        .formatted(SECONDS, LIMITED_SECONDS, LIMITED, SKIPPED_SECONDS);
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        SystemUnderTest system = bench.system();
        Map<Integer, Seen> seen = new LinkedHashMap<>();
        boolean agreed;
        Findings.Collector findings = Findings.collect();
        try (LogDriver driver = new LogDriver(system)) {
            agreed = warmUp(bench, system, driver);
            for (int round = 1; round <= bench.rounds(); round++) {
                for (int rate : RATES) {
                    TimedPace pace = pace(bench, rate);
                    LogDriver.Run run = run(bench, system, driver, rate, pace);
                    seen.computeIfAbsent(rate, none -> new Seen()).add(pace, run);
                    bench.progress()
                            .say("round %d, %,d/s: p50 %.1f ms, p99 %.1f ms, sent late p99 %.1f ms, %.1f us CPU each"
                                    .formatted(
                                            round,
                                            rate,
                                            ms(pace.latency(), 50),
                                            ms(pace.latency(), 99),
                                            ms(pace.late(), 99),
                                            run.cpuMicrosEach()));
                }
            }
        }
        seen.forEach((rate, of) -> tell(rate, of, findings));
        if (!agreed) {
            findings.note(WarmUp.DISAGREED);
        }
        return findings.note("Sent late says whether the generator kept its times; what it was late is in the latency.")
                .done();
    }

    /**
     * By CPU and not by latency: near what the system can do at all, latencies of a warm one differ by more than those of a
     * cold and a warm one elsewhere.
     *
     * @return whether two windows agreed
     */
    private static boolean warmUp(Bench bench, SystemUnderTest system, LogDriver driver) throws Exception {
        return WarmUp.within(TOLERANCE, bench.isQuick() ? 1 : WARM_WINDOWS_MAX)
                .run(
                        () -> run(bench, system, driver, LIMITED, pace(bench, LIMITED))
                                .cpuMicrosEach(),
                        micros -> bench.progress()
                                .say("warm-up at %,d/s: %.1f us CPU a decision".formatted(LIMITED, micros)));
    }

    private static int seconds(Bench bench, int rate) {
        return rate == LIMITED && !bench.isQuick() ? LIMITED_SECONDS : SECONDS;
    }

    private static TimedPace pace(Bench bench, int rate) {
        return new TimedPace(Arrivals.steady(rate), rate * SKIPPED_SECONDS);
    }

    private static LogDriver.Run run(Bench bench, SystemUnderTest system, LogDriver driver, int rate, TimedPace pace)
            throws Exception {
        int count = rate * seconds(bench, rate);
        int sections = Venue.sectionsFor(count);
        Venue venue = Venue.publish(system, bench.nextShowtime("latency"), sections);
        List<Commands.Encoded> commands = driver.commands().best(venue, count, 1);
        system.awaitQuiet();
        return driver.atRate(commands, pace).allAccepted();
    }

    private static void tell(int rate, Seen seen, Findings.Collector findings) {
        String at = String.format(", %,d/s", rate);
        Figure p50 = Figure.of("p50" + at, "ms", seen.p50());
        Figure p99 = Figure.of("p99" + at, "ms", seen.p99());
        Figure decided =
                seen.runs().figure("decided, first send to last reply" + at, "decisions/s", LogDriver.Run::perSecond);
        findings.add(rate == LIMITED ? p50.must(Limit.atMost(20)) : p50)
                .add(rate == LIMITED ? p99.must(Limit.atMost(90)) : p99)
                .add(decided)
                .add(Figure.of("sent late, p99" + at, "ms", seen.lateP99()))
                .add(seen.runs().figure("CPU of all processes a decision" + at, "us", LogDriver.Run::cpuMicrosEach))
                .add(LatencySeries.ofNanos(CHART, String.format("%,d/s", rate), seen.all()));
        if (rate == LIMITED) {
            findings.add(seen.runs().threads("%,d/s".formatted(rate), STAGES_MAX));
        }
        if (decided.median() < KEEPS_UP * rate) {
            findings.note(String.format(
                    "%,d/s is more than the system decides here: commands wait ever longer, so its latencies tell how long it"
                            + " was asked, not how fast it answers.",
                    rate));
        }
    }

    private static double ms(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e6;
    }
}
