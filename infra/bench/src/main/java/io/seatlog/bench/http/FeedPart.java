package io.seatlog.bench.http;

import io.seatlog.bench.Bench;
import io.seatlog.bench.Figure;
import io.seatlog.bench.Findings;
import io.seatlog.bench.LatencySeries;
import io.seatlog.bench.Limit;
import io.seatlog.bench.Part;
import io.seatlog.bench.SystemUnderTest;
import io.seatlog.bench.WarmUp;
import io.seatlog.bench.load.Arrivals;
import io.seatlog.bench.log.Venue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Who watches a sell-out, and how long after each decision they see it. */
public final class FeedPart implements Part {

    private static final int READERS = 5_000;
    private static final int QUICK_READERS = 500;
    private static final int SECTIONS = 20;
    private static final double BUYING = 2_000;
    private static final Limit SHOWN = Limit.atMost(200);
    private static final double QUICK_SHARE = 0.25;

    private static final int WARM_STRETCHES_MIN = 3;
    private static final int WARM_STRETCHES_MAX = 5;
    private static final int WARM_HOUSES_MAX = 2;
    private static final double TOLERANCE = 0.1;

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public String title() {
        return "The feed: 5,000 readers of a sell-out";
    }

    @Override
    public String runs() {
        return "A house of 20 sections and 40,000 seats sells out at 2,000 purchases/s, each in any section; 5,000"
                + " WebSocket readers watch 2 sections each. Time from when a reader of the log that runs beside all this"
                + " had the committed decision to the frame that shows it, of every decision and every reader who watches"
                + " its section. One sell-out, of which each round is a stretch.";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        int readers = bench.isQuick() ? QUICK_READERS : READERS;
        Findings.Collector findings = Findings.collect();
        try (Sale sale = Sale.ofSeatlog(bench)) {
            boolean isWarm = false;
            for (int house = 0; !isWarm && house < (bench.isQuick() ? 1 : WARM_HOUSES_MAX); house++) {
                isWarm = warmUp(bench, sale, readers);
            }
            List<Seen> rounds = sell(bench, sale, readers, bench.rounds(), stretch -> {
                List<Seen> all = new ArrayList<>();
                for (int round = 1; round <= bench.rounds(); round++) {
                    all.add(stretch.call());
                }
                return all;
            });
            findings.add(Figure.of("Feed: p50 from commit to frame", "ms", each(rounds, seen -> seen.millis(50))));
            findings.add(Figure.of("Feed: p99 from commit to frame", "ms", each(rounds, seen -> seen.millis(99)))
                    .must(SHOWN));
            findings.add(Figure.of("Feed: longest", "ms", each(rounds, seen -> seen.millis(100))));
            findings.add(Figure.of("Feed: messages", "messages/s", each(rounds, Seen::framesPerSecond)));
            findings.add(Figure.of("Feed: CPU of all processes", "cores", each(rounds, Seen::cores)));
            findings.addIfKnown(Figure.of(
                    "Feed: over loopback, between all processes", "MB/s", each(rounds, Seen::megabytesPerSecond)));
            Histogram shown = new Histogram(3);
            rounds.forEach(seen -> shown.add(seen.shown));
            findings.add(LatencySeries.ofNanos(
                    "From commit to the reader's frame", "%,d readers".formatted(readers), shown));
            findings.note("Feed: %,d times a decision was shown to a reader; feeds lost: %d."
                    .formatted(
                            shown.getTotalCount(),
                            rounds.stream().mapToLong(Seen::lost).sum()));
            if (!isWarm) {
                findings.note("Feed: no two stretches of the warm-up agreed; the first may be that of a cold JVM.");
            }
        }
        return findings.done();
    }

    /** What a stretch of a sell-out was like for its audience. */
    private record Seen(Histogram shown, double framesPerSecond, double cores, double megabytesPerSecond, long lost) {

        double millis(double percentile) {
            return shown.getValueAtPercentile(percentile) / 1e6;
        }
    }

    private static List<Double> each(List<Seen> rounds, ToDoubleFunction<Seen> figure) {
        return rounds.stream().map(figure::applyAsDouble).toList();
    }

    /**
     * Sells a house until two stretches of it agree, or it is sold out.
     *
     * @return whether two agreed
     */
    private static boolean warmUp(Bench bench, Sale sale, int readers) throws Exception {
        int most = bench.isQuick() ? 1 : WARM_STRETCHES_MAX;
        boolean agreed = sell(bench, sale, readers, most, stretch -> WarmUp.within(TOLERANCE, most)
                .atLeast(WARM_STRETCHES_MIN)
                .run(() -> stretch.call().millis(50), p50 -> {}));
        bench.progress().say(agreed ? "two stretches agree" : "no two stretches agreed");
        return agreed;
    }

    /** What is done with the stretches of one sell-out. */
    private interface Stretches<T> {
        T run(Callable<Seen> stretch) throws Exception;
    }

    private static <T> T sell(Bench bench, Sale sale, int readers, int stretches, Stretches<T> run) throws Exception {
        SystemUnderTest system = bench.system();
        String showtime = sale.open(sale.seatlog(), SECTIONS);
        List<String> sections =
                IntStream.range(0, SECTIONS).mapToObj(number -> "s" + number).toList();
        double share = bench.isQuick() ? QUICK_SHARE : 1;
        Duration window =
                Duration.ofMillis((long) (share * 1_000 * SECTIONS * Venue.SECTION_SEATS / BUYING) / stretches);
        try (CommittedSeats committed = new CommittedSeats(system, showtime, sections, Venue.SECTION_SEATS);
                Audience audience = Audience.gather(system, showtime, sections, committed, readers)) {
            Purchases requests = sale.purchasesIn(showtime, sections);
            return run.run(() -> round(bench, sale, audience, requests, window));
        }
    }

    private static Seen round(Bench bench, Sale sale, Audience audience, Purchases requests, Duration window)
            throws Exception {
        long framesBefore = audience.frames();
        long lostBefore = audience.lost();
        Turns.Turn turn = sale.turns()
                .take(sale.seatlog(), Turns.FEW, lines -> lines.openLoop(requests, Arrivals.steady(BUYING), window));
        double seconds = window.toMillis() / 1e3;
        Seen seen = new Seen(
                audience.takeShown(),
                (audience.frames() - framesBefore) / seconds,
                turn.cpu().total() / seconds,
                turn.loopbackBytes() / seconds / 1e6,
                audience.lost() - lostBefore);
        bench.progress()
                .say("%,.0f frames/s, p50 %.1f ms, p99 %.1f ms, %s"
                        .formatted(
                                seen.framesPerSecond,
                                seen.millis(50),
                                seen.millis(99),
                                turn.reading().statuses()));
        return seen;
    }
}
