package io.seatlog.bench.http;

import io.seatlog.bench.Bench;
import io.seatlog.bench.Figure;
import io.seatlog.bench.Findings;
import io.seatlog.bench.LatencySeries;
import io.seatlog.bench.Limit;
import io.seatlog.bench.Part;
import io.seatlog.bench.SystemUnderTest;
import io.seatlog.bench.load.Arrivals;
import io.seatlog.bench.load.Reading;
import io.seatlog.bench.log.Venue;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Who watches a sell-out, and how long after each decision they see it. */
public final class FeedPart implements Part {

    private static final int READERS = 5_000;
    private static final int QUICK_READERS = 500;
    private static final int SECTIONS = 20;
    private static final double BUYING = 2_000;
    private static final Limit SHOWN = Limit.atMost(200);
    private static final double WARM_SHARE = 0.25;

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
        return "A house of 20 sections and 40,000 seats sells out at 2,000 purchases/s, each in any section; 5,000 WebSocket"
                + " readers watch 2 sections each. Time from when a decision could be read as committed to the frame that"
                + " shows it, of every decision and every reader who watches its section.";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        SystemUnderTest system = bench.system();
        int readers = bench.isQuick() ? QUICK_READERS : READERS;
        Findings.Collector findings = Findings.collect();
        try (Sale sale = Sale.ofSeatlog(bench)) {
            String rehearsal = sale.open(sale.seatlog(), SECTIONS);
            sell(bench, system, sale, rehearsal, readers, WARM_SHARE);
            String showtime = sale.open(sale.seatlog(), SECTIONS);
            Seen seen = sell(bench, system, sale, showtime, readers, bench.isQuick() ? WARM_SHARE : 1);
            findings.add(Figure.of("Feed: p50 from commit to frame", "ms", seen.shown.getValueAtPercentile(50) / 1e6));
            findings.add(Figure.of("Feed: p99 from commit to frame", "ms", seen.shown.getValueAtPercentile(99) / 1e6)
                    .must(SHOWN));
            findings.add(Figure.of("Feed: longest", "ms", seen.shown.getMaxValue() / 1e6));
            findings.add(Figure.of("Feed: messages", "messages/s", seen.framesPerSecond));
            findings.add(Figure.of("Feed: CPU of all processes", "cores", seen.cores));
            findings.add(LatencySeries.ofNanos(
                    "From commit to the reader's frame", "%,d readers".formatted(readers), seen.shown));
            findings.note("Feed: %,d times a decision was shown to a reader; answers to the buyers: %s; feeds lost: %d."
                    .formatted(seen.shown.getTotalCount(), seen.bought.statuses(), seen.lost));
        }
        return findings.done();
    }

    /** What a sell-out was like for its audience. */
    private record Seen(Histogram shown, Reading bought, double framesPerSecond, double cores, long lost) {}

    private static Seen sell(Bench bench, SystemUnderTest system, Sale sale, String showtime, int readers, double share)
            throws Exception {
        List<String> sections =
                IntStream.range(0, SECTIONS).mapToObj(number -> "s" + number).toList();
        Duration window = Duration.ofMillis((long) (share * 1_000 * SECTIONS * Venue.SECTION_SEATS / BUYING));
        try (CommittedSeats committed = new CommittedSeats(system, showtime, sections, Venue.SECTION_SEATS);
                Audience audience = Audience.gather(system, showtime, sections, committed, readers)) {
            long framesBefore = audience.frames();
            Purchases requests = sale.purchasesIn(showtime, sections);
            Turns.Turn turn = sale.turns()
                    .take(
                            sale.seatlog(),
                            Turns.FEW,
                            lines -> lines.openLoop(requests, Arrivals.steady(BUYING), window));
            double seconds = window.toMillis() / 1e3;
            Seen seen = new Seen(
                    audience.shown(),
                    turn.reading(),
                    (audience.frames() - framesBefore) / seconds,
                    turn.cpu().total() / seconds,
                    audience.lost());
            bench.progress()
                    .say("%,d readers, %,.0f frames/s, p50 %.1f ms, p99 %.1f ms, %s"
                            .formatted(
                                    readers,
                                    seen.framesPerSecond,
                                    seen.shown.getValueAtPercentile(50) / 1e6,
                                    seen.shown.getValueAtPercentile(99) / 1e6,
                                    seen.bought.statuses()));
            return seen;
        }
    }
}
