package io.seatlog.bench.log;

import io.seatlog.bench.Bench;
import io.seatlog.bench.Figure;
import io.seatlog.bench.Findings;
import io.seatlog.bench.Limit;
import io.seatlog.bench.Part;
import io.seatlog.bench.SystemUnderTest;
import io.seatlog.bench.WarmUp;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How many decisions a second go through the log. */
public final class LogPart implements Part {

    private static final int HOUSE_SEATS = 100_000;

    /** That are sold in a run which refuses nothing: enough to be even, and the rest of a house would be more of the same. */
    private static final int ACCEPTED_SEATS = 60_000;

    private static final int SHOWTIMES = 64;

    /** Of each of so many showtimes that are sold out, in its one section. */
    private static final int SOLD_OUT_ROWS = 10;

    private static final int PUBLISHERS = 8;

    /** Commands for each seat of a sell-out. */
    private static final int SOLD_OUT_TIMES = 3;

    private static final int STAGES_MAX = 18;
    private static final double TOLERANCE = 0.1;
    private static final double QUICK_SHARE = 0.05;
    private static final int WARM_WINDOWS_MAX = 8;

    /** What is run, one of each a round. */
    private enum Variant {
        BEST("accepted, one hot showtime, best available"),
        MANY("accepted, 64 showtimes"),
        SELL_OUT("sell-out, one hot showtime"),
        MANY_SELL_OUT("sell-out, 64 showtimes");

        private final String title;

        Variant(String title) {
            this.title = title;
        }

        boolean isSellOut() {
            return this == SELL_OUT || this == MANY_SELL_OUT;
        }
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public String title() {
        return "Commands through the log";
    }

    @Override
    public String runs() {
        return "HoldSeats of one seat each into seat-commands as fast as one producer can, the decisions read back"
                + " read_committed from seat-replies; all apps running. Accepted: 60,000 commands to one showtime, and"
                + " to 64 in turn, which last for all rounds. Sell-out: 100,000 seats, or 64 times"
                + " 500, and three times as many commands.";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        SystemUnderTest system = bench.system();
        Map<Variant, Runs> runs = new EnumMap<>(Variant.class);
        Findings.Collector findings = Findings.collect();
        try (LogDriver driver = new LogDriver(system)) {
            Floods floods = new Floods(bench, system, driver);
            if (!floods.warmUp()) {
                findings.note(WarmUp.DISAGREED);
            }
            List<Venue> many = floods.publishMany();
            for (int round = 1; round <= bench.rounds(); round++) {
                for (Variant variant : Variant.values()) {
                    LogDriver.Run run = floods.run(variant, many);
                    runs.computeIfAbsent(variant, none -> new Runs()).add(run);
                    bench.progress()
                            .say("round %d, %s: %,.0f decisions/s, %,d accepted, %,d refused, %.1f us CPU each"
                                    .formatted(
                                            round,
                                            variant.title,
                                            run.perSecond(),
                                            run.accepted(),
                                            run.refused(),
                                            run.cpuMicrosEach()));
                }
            }
        }
        runs.forEach((variant, all) -> tell(variant, all, findings));
        return findings.note("CPU is that of all processes of the system, up to when no app had anything left to do."
                        + " The generator's own is not in it.")
                .done();
    }

    /** Commands as fast as they go. */
    private record Floods(Bench bench, SystemUnderTest system, LogDriver driver) {

        /**
         * By CPU, which falls for as long as compilers find something to do, also where the rate no longer rises.
         *
         * @return whether two windows agreed
         */
        boolean warmUp() throws Exception {
            boolean agreed = WarmUp.within(TOLERANCE, bench.isQuick() ? 1 : WARM_WINDOWS_MAX)
                    .run(() -> run(Variant.BEST, List.of()).cpuMicrosEach(), micros -> bench.progress()
                            .say("warm-up: %.1f us CPU a decision".formatted(micros)));
            bench.progress().say(agreed ? "two windows agree" : WarmUp.DISAGREED);
            return agreed;
        }

        LogDriver.Run run(Variant variant, List<Venue> many) throws InterruptedException {
            LogDriver.Run run = flood(
                    switch (variant) {
                        case BEST -> best(seats(ACCEPTED_SEATS), seats(ACCEPTED_SEATS));
                        case SELL_OUT -> best(seats(HOUSE_SEATS), SOLD_OUT_TIMES * seats(HOUSE_SEATS));
                        case MANY -> inTurns(many, acceptedOfEach());
                        case MANY_SELL_OUT -> {
                            List<Venue> small = publish(1, bench.isQuick() ? 1 : SOLD_OUT_ROWS);
                            yield inTurns(small, SOLD_OUT_TIMES * small.get(0).seats());
                        }
                    });
            return variant.isSellOut() ? run : run.allAccepted();
        }

        /** Houses that all rounds of {@link Variant#MANY} have seats in. */
        List<Venue> publishMany() throws InterruptedException {
            return publish(Venue.sectionsFor(bench.rounds() * acceptedOfEach()), Venue.ROWS);
        }

        private int acceptedOfEach() {
            return seats(ACCEPTED_SEATS) / SHOWTIMES;
        }

        private int seats(int ofFullBench) {
            return bench.isQuick() ? (int) (QUICK_SHARE * ofFullBench) : ofFullBench;
        }

        private LogDriver.Run flood(List<Commands.Encoded> commands) throws InterruptedException {
            system.awaitQuiet();
            return driver.flood(commands);
        }

        private List<Commands.Encoded> best(int houseSeats, int count) throws InterruptedException {
            int sections = Venue.sectionsFor(houseSeats);
            return driver.commands().best(Venue.publish(system, bench.nextShowtime("log"), sections), count, 1);
        }

        /** So many commands for each, one after another in turn. */
        private List<Commands.Encoded> inTurns(List<Venue> venues, int each) {
            List<List<Commands.Encoded>> all = venues.stream()
                    .map(venue -> driver.commands().best(venue, each, 1))
                    .toList();
            return IntStream.range(0, each)
                    .boxed()
                    .flatMap(turn -> all.stream().map(one -> one.get(turn)))
                    .toList();
        }

        /** All houses side by side: one after another they took longer than what is measured. */
        private List<Venue> publish(int sections, int rows) throws InterruptedException {
            List<Venue> venues = Stream.generate(() -> new Venue(bench.nextShowtime("many"), sections, rows))
                    .limit(SHOWTIMES)
                    .toList();
            ExecutorService publishers = Executors.newFixedThreadPool(PUBLISHERS);
            try {
                List<Future<?>> published = new ArrayList<>();
                for (Venue venue : venues) {
                    published.add(publishers.submit(() -> {
                        venue.publish(system);
                        return null;
                    }));
                }
                for (Future<?> one : published) {
                    one.get();
                }
                return venues;
            } catch (ExecutionException failed) {
                throw new IllegalStateException("A showtime was not published", failed);
            } finally {
                publishers.shutdownNow();
            }
        }
    }

    private static void tell(Variant variant, Runs runs, Findings.Collector findings) {
        Figure rate = runs.figure(variant.title, "decisions/s", LogDriver.Run::perSecond);
        findings.add(
                switch (variant) {
                    case BEST -> rate.must(Limit.atLeast(80_000));
                    case SELL_OUT -> rate.must(Limit.atLeast(150_000));
                    case MANY, MANY_SELL_OUT -> rate;
                });
        findings.add(runs.figure("CPU of all processes, " + variant.title, "us", LogDriver.Run::cpuMicrosEach));
        if (variant == Variant.SELL_OUT) {
            String accepted = variant.title + ": accepted, up to the last seat";
            findings.add(runs.figure(accepted, "decisions/s", LogDriver.Run::acceptedPerSecond));
            findings.add(
                    runs.figure(variant.title + ": refused, after it", "decisions/s", LogDriver.Run::refusedPerSecond));
        }
        if (variant.isSellOut()) {
            findings.add(runs.figure(variant.title + ": accepted in all", "decisions", LogDriver.Run::accepted));
            findings.add(runs.figure(variant.title + ": refused in all", "decisions", LogDriver.Run::refused));
        } else {
            findings.add(runs.threads(variant.title, STAGES_MAX));
        }
        courses(variant, runs.last(), findings);
    }

    private static void courses(Variant variant, LogDriver.Run last, Findings.Collector findings) {
        String chart = "Decisions over time, last round";
        String accepted = variant.isSellOut() ? variant.title + ": accepted" : variant.title;
        findings.add(last.acceptedRate().series(chart, accepted, "decisions/s"));
        if (variant.isSellOut()) {
            findings.add(last.refusedRate().series(chart, variant.title + ": refused", "decisions/s"));
        }
    }
}
