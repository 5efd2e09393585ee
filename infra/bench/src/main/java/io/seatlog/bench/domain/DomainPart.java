package io.seatlog.bench.domain;

import io.seatlog.bench.Bench;
import io.seatlog.bench.Figure;
import io.seatlog.bench.Findings;
import io.seatlog.bench.Limit;
import io.seatlog.bench.Part;
import io.seatlog.inventory.domain.OrderBenchmark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What a decision costs, by JMH. */
public final class DomainPart implements Part {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** What each benchmark is called in the report, in the order of the report. */
    private static final Map<String, String> TITLES = new LinkedHashMap<>();

    static {
        TITLES.put("holdTwoSeats", "HoldSeats of two seats, decide and apply");
        TITLES.put("holdTwoSeatsDecide", "HoldSeats of two seats, decide alone");
        TITLES.put("holdRepeated", "HoldSeats repeated: the first answer again");
        TITLES.put("holdRefusedTaken", "HoldSeats refused: the seats are held");
        TITLES.put("bestTwoEmpty", "best two, empty house");
        TITLES.put("bestTwoFragmented", "best two, half of the seats taken one by one");
        TITLES.put("bestTwoNearlyFull", "best two, 200 of 100,000 seats left");
        TITLES.put("bestTwoSoldOut", "best two, sold out: refused");
        TITLES.put("bookHold", "BookHold");
        TITLES.put("releaseHold", "ReleaseHold");
        TITLES.put("expireHold", "ExpireHold");
        TITLES.put("returnOneSeat", "ReturnSeats of one of two");
        TITLES.put("blockTwoSeats", "BlockSeats of two");
    }

    /** Rounds of JMH, each in a fork of its own a benchmark. */
    private static final int ROUNDS = 2;

    @Override
    public String name() {
        return "domain";
    }

    @Override
    public String title() {
        return "The decision itself";
    }

    @Override
    public String runs() {
        return "JMH over the domain's own classes: decide, and apply where not said otherwise, in a house of 100,000 seats"
                + " in 50 sections. Two rounds of all benchmarks, a fork each, 3 iterations of 0.3 s after 3 to"
                + " warm up; with allocation an operation.";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        bench.stopSystem();
        Map<String, List<Double>> micros = new HashMap<>();
        Map<String, List<Double>> bytes = new HashMap<>();
        for (int round = 1; round <= (bench.isQuick() ? 1 : ROUNDS); round++) {
            for (String benchmark : TITLES.keySet()) {
                measure(benchmark, bench.isQuick(), micros, bytes);
                bench.progress()
                        .say("round %d, %s: %.3f us"
                                .formatted(
                                        round,
                                        benchmark,
                                        Figure.of(benchmark, "us", all(micros, benchmark))
                                                .median()));
            }
        }
        Findings.Collector findings = Findings.collect();
        TITLES.forEach((benchmark, title) -> {
            Figure time = Figure.of(title, "us", all(micros, benchmark));
            Limit limit = limit(benchmark);
            findings.add(limit == null ? time : time.must(limit));
        });
        TITLES.forEach(
                (benchmark, title) -> findings.add(Figure.of("allocated: " + title, "bytes", all(bytes, benchmark))));
        return findings.done();
    }

    private static @Nullable Limit limit(String benchmark) {
        return switch (benchmark) {
            case "holdTwoSeats" -> Limit.atMost(1);
            case "bestTwoNearlyFull" -> Limit.atMost(5);
            default -> null;
        };
    }

    private static List<Double> all(Map<String, List<Double>> of, String benchmark) {
        return of.getOrDefault(benchmark, List.of());
    }

    private static void measure(
            String benchmark, boolean quick, Map<String, List<Double>> micros, Map<String, List<Double>> bytes)
            throws Exception {
        TimeValue window = TimeValue.milliseconds(quick ? 200 : 300);
        Options options = new OptionsBuilder()
                .include(OrderBenchmark.class.getName() + "\\." + benchmark + "$")
                .warmupIterations(quick ? 1 : 3)
                .warmupTime(window)
                .measurementIterations(quick ? 1 : 3)
                .measurementTime(window)
                .forks(1)
                .jvmArgs("-Xmx1g", "-XX:+UseParallelGC", "-Djmh.ignoreLock=true")
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        System.setProperty("jmh.ignoreLock", "true");
        for (RunResult result : new Runner(options).run()) {
            Collection<IterationResult> iterations =
                    result.getBenchmarkResults().iterator().next().getIterationResults();
            for (IterationResult iteration : iterations) {
                add(micros, benchmark, iteration.getPrimaryResult().getScore() / 1000);
                Result<?> allocated = iteration.getSecondaryResults().get(ALLOCATED);
                add(bytes, benchmark, allocated == null ? Double.NaN : allocated.getScore());
            }
        }
    }

    private static void add(Map<String, List<Double>> to, String benchmark, double value) {
        to.computeIfAbsent(benchmark, none -> new ArrayList<>()).add(value);
    }
}
