package io.seatlog.bench.domain;

import io.seatlog.backing.HugePages;
import io.seatlog.inventory.domain.OrderBenchmark;
import io.seatlog.inventory.domain.OrganisingBenchmark;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Benchmarks of one class, which are run alike.
 *
 * @param of     the class
 * @param effort how long each is run
 * @param cases  in the order of the report
 */
record Suite(Class<?> of, Effort effort, List<Case> cases) {

    /**
     * How long a benchmark is run.
     *
     * @param rounds      of the whole suite, each a fork of every benchmark
     * @param warmWindows of a fork, which do not count; where the first two that count disagree, another fork has twice as many
     * @param windows     of a fork, which do
     * @param windowMs    how long one is
     */
    record Effort(int rounds, int warmWindows, int windows, int windowMs) {}

    /**
     * One benchmark.
     *
     * @param benchmark its method
     * @param title     what the report calls it
     */
    record Case(String benchmark, String title) {}

    private static final List<String> HEAP =
            List.of("-Xms512m", "-Xmx512m", "-Xmn256m", "-XX:+UseParallelGC", "-Djmh.ignoreLock=true");

    private static final int LONGER = 2;

    static final Suite ORDERS = new Suite(
            OrderBenchmark.class,
            new Effort(2, 4, 3, 200),
            List.of(
                    new Case("holdTwoSeats", "HoldSeats of two seats, decide and apply"),
                    new Case("holdTwoSeatsDecide", "HoldSeats of two seats, decide alone"),
                    new Case("holdRepeated", "HoldSeats repeated: the first answer again"),
                    new Case("holdRefusedTaken", "HoldSeats refused: the seats are held"),
                    new Case("bestTwoEmpty", "best two, empty house"),
                    new Case("bestTwoFragmented", "best two, half of the seats taken one by one"),
                    new Case("bestTwoNearlyFull", "best two, 200 of 100,000 seats left"),
                    new Case("bestTwoSoldOut", "best two, sold out: refused"),
                    new Case("bookHold", "BookHold"),
                    new Case("releaseHold", "ReleaseHold"),
                    new Case("expireHold", "ExpireHold"),
                    new Case("returnOneSeat", "ReturnSeats of one of two")));

    /** Rare beside orders: they get less time. */
    static final Suite ORGANISING = new Suite(
            OrganisingBenchmark.class,
            new Effort(1, 6, 5, 100),
            List.of(
                    new Case("openSectionGrid", "OpenSection of 2,000 seats, a grid"),
                    new Case("openSectionList", "OpenSection of 2,000 seats, one by one"),
                    new Case("openShowtime", "OpenShowtime of 100,000 seats"),
                    new Case("changeShowtime", "ChangeShowtime"),
                    new Case("pauseSales", "PauseSales"),
                    new Case("resumeSales", "ResumeSales"),
                    new Case("blockTwoSeats", "BlockSeats of two"),
                    new Case("unblockTwoSeats", "UnblockSeats of two"),
                    new Case("cancelShowtime", "CancelShowtime"),
                    new Case("closeShowtime", "CloseShowtime, 2,000 rows that were found before")));

    static final List<Suite> ALL = List.of(ORDERS, ORGANISING);

    /**
     * One fork of a benchmark. Its warm-up goes through all of its young generation, so that no window that counts is the
     * first to touch memory: there are machines where that takes longer than what is measured.
     *
     * @param tried how many forks of it had windows that disagreed
     */
    Options options(Case one, int tried, boolean quick) {
        TimeValue window = TimeValue.milliseconds(effort.windowMs);
        List<String> jvm = new ArrayList<>(HEAP);
        jvm.addAll(HugePages.options());
        return new OptionsBuilder()
                .include(of.getName() + "\\." + one.benchmark + "$")
                .warmupIterations(quick ? 1 : effort.warmWindows * (int) Math.pow(LONGER, tried))
                .warmupTime(window)
                .measurementIterations(quick ? 1 : effort.windows)
                .measurementTime(window)
                .forks(1)
                .jvmArgs(jvm.toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }
}
