package io.seatlog.bench.domain;

import io.seatlog.bench.Bench;
import io.seatlog.bench.Figure;
import io.seatlog.bench.Findings;
import io.seatlog.bench.Limit;
import io.seatlog.bench.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;

/** What a decision costs, by JMH. */
public final class DomainPart implements Part {

    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final double TOLERANCE = 1.25;
    private static final int AGAIN_MAX = 2;

    /** Forks of what has a limit, whose JVMs differ by more than the iterations of one do. */
    private static final int LIMITED_ROUNDS = 5;

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
        return "JMH over the domain's own classes: decide, and apply where not said otherwise, in a house of 100,000"
                + " seats in 50 sections. A decision is made again and again in the same house, which is left as it was"
                + " found: the same seats are the best ones each time, and in the processor's caches. Commands about"
                + " orders: two rounds of all benchmarks, five of the two with limits, a fork each, 3 iterations of 0.2 s"
                + " after 4 to warm up; organising commands: one round, 5 of 0.1 s after 6. Where the first two"
                + " iterations of a fork disagree by more than a fourth, it is run again after twice as many to warm up,"
                + " twice at most. With allocation an operation.";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        bench.stopSystem();
        Map<Suite.Case, Seen> seen = new LinkedHashMap<>();
        Findings.Collector findings = Findings.collect();
        for (Suite suite : Suite.ALL) {
            for (int round = 1; round <= LIMITED_ROUNDS; round++) {
                for (Suite.Case one : cases(suite, round, bench)) {
                    Seen of = seen.computeIfAbsent(one, none -> new Seen(new ArrayList<>(), new ArrayList<>()));
                    settled(suite, one, bench, findings).forEach(of::add);
                    double median = Figure.of(one.title(), "us", of.micros).median();
                    bench.progress().say("round %d, %s: %.3f us".formatted(round, one.benchmark(), median));
                }
            }
        }
        seen.forEach((one, of) -> {
            Figure time = Figure.of(one.title(), "us", of.micros);
            Limit limit = limit(one.benchmark());
            findings.add(limit == null ? time : time.must(limit));
        });
        seen.forEach((one, of) -> findings.add(Figure.of("allocated: " + one.title(), "bytes", of.bytes)));
        return findings.done();
    }

    /** What is run in this round: all in the first, what has a limit in all. */
    private static List<Suite.Case> cases(Suite suite, int round, Bench bench) {
        return suite.cases().stream()
                .filter(one -> round <= suite.effort().rounds() || limit(one.benchmark()) != null)
                .filter(one -> round == 1 || !bench.isQuick())
                .toList();
    }

    /** What the windows of one benchmark saw. */
    private record Seen(List<Double> micros, List<Double> bytes) {

        void add(IterationResult window) {
            micros.add(window.getPrimaryResult().getScore() / 1000);
            Result<?> allocated = window.getSecondaryResults().get(ALLOCATED);
            bytes.add(allocated == null ? Double.NaN : allocated.getScore());
        }
    }

    private static @Nullable Limit limit(String benchmark) {
        return switch (benchmark) {
            case "holdTwoSeats" -> Limit.atMost(1);
            case "bestTwoNearlyFull" -> Limit.atMost(5);
            default -> null;
        };
    }

    /** The windows of a fork that agree, or those of the last one that may be tried. */
    private static Collection<IterationResult> settled(
            Suite suite, Suite.Case one, Bench bench, Findings.Collector findings) throws RunnerException {
        for (int tried = 0; ; tried++) {
            Collection<IterationResult> windows = fork(suite.options(one, tried, bench.isQuick()));
            if (bench.isQuick() || agree(windows)) {
                return windows;
            }
            String disagreed = one.title() + ": the first iterations of a fork disagree";
            if (tried == AGAIN_MAX) {
                findings.note(disagreed + ", after the longest warm-up too.");
                return windows;
            }
            bench.progress().say(disagreed + "; again, after a longer warm-up");
        }
    }

    /** Whether the first two do: it is the warm-up that is in question, and not what the later ones add to the range. */
    private static boolean agree(Collection<IterationResult> windows) {
        DoubleSummaryStatistics nanos = windows.stream()
                .limit(2)
                .mapToDouble(window -> window.getPrimaryResult().getScore())
                .summaryStatistics();
        return nanos.getMax() <= TOLERANCE * nanos.getMin();
    }

    /** The windows of one fork. */
    private static Collection<IterationResult> fork(Options options) throws RunnerException {
        System.setProperty("jmh.ignoreLock", "true");
        return new Runner(options)
                .runSingle()
                .getBenchmarkResults()
                .iterator()
                .next()
                .getIterationResults();
    }
}
