package io.seatlog.bench.domain;

import io.seatlog.inventory.domain.OrderBenchmark;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Benchmarks of one class, which are run alike.
 *
 * @param of       the class
 * @param rounds   of all of them, each in a fork of its own
 * @param windows  of a fork that count, after {@link #WARM_WINDOWS}
 * @param windowMs how long a window is
 * @param cases    in the order of the report
 */
record Suite(Class<?> of, int rounds, int windows, int windowMs, List<Case> cases) {

    private static final int WARM_WINDOWS = 3;
    private static final int QUICK_WINDOW_MS_MAX = 200;

    static final Suite ORDERS = new Suite(
            OrderBenchmark.class,
            2,
            3,
            300,
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
                    new Case("returnOneSeat", "ReturnSeats of one of two"),
                    new Case("blockTwoSeats", "BlockSeats of two")));

    static final List<Suite> ALL = List.of(ORDERS);

    /**
     * One benchmark.
     *
     * @param benchmark its method
     * @param title     what the report calls it
     */
    record Case(String benchmark, String title) {}

    /** One fork of a benchmark. */
    Options options(Case one, boolean quick) {
        TimeValue window = TimeValue.milliseconds(quick ? Math.min(QUICK_WINDOW_MS_MAX, windowMs) : windowMs);
        return new OptionsBuilder()
                .include(of.getName() + "\\." + one.benchmark + "$")
                .warmupIterations(quick ? 1 : WARM_WINDOWS)
                .warmupTime(window)
                .measurementIterations(quick ? 1 : windows)
                .measurementTime(window)
                .forks(1)
                .jvmArgs("-Xmx1g", "-XX:+UseParallelGC", "-Djmh.ignoreLock=true")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }
}
