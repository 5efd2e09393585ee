package io.seatlog.bench.http;

import io.seatlog.bench.Bench;
import io.seatlog.bench.Figure;
import io.seatlog.bench.Findings;
import io.seatlog.bench.Part;
import io.seatlog.bench.load.Arrivals;
import io.seatlog.bench.load.Lines;
import io.seatlog.bench.load.Reading;
import io.seatlog.bench.log.Venue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Eight times as many requests for five seconds, over a steady rate. */
public final class BurstPart implements Part {

    /** Enough while the system keeps up; in the burst there are fewer of them than requests that wait for an answer. */
    private static final int CONNECTIONS = 8_192;

    /** A fifth of what it reached in a closed loop, so that the burst asks for more than one and a half times of it. */
    private static final double STEADY_SHARE = 0.2;

    private static final double TIMES = 8;

    /** Seats for each request, of a house that lasts. */
    private static final double ROOM = 1.1;

    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final Duration BURST = Duration.ofSeconds(5);

    /** What follows of a house that lasts: until what the burst left behind is done. */
    private static final Duration AFTER = Duration.ofSeconds(12);

    /** What follows of a house that is sold out by then. */
    private static final Duration AFTER_SOLD_OUT = Duration.ofSeconds(4);

    /** Of each piece, where it is only to be seen that everything works. */
    private static final Duration QUICK = Duration.ofSeconds(1);

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
        return "Purchases in an open loop over 8,192 connections: a fifth of what 2,048 reached in the last window of a"
                + " closed loop, then eight times that for 5 s, then a fifth again; in each round once from a house that"
                + " lasts, once from one that is sold out half-way. A connection carries one request at a time: what"
                + " finds none free waits at the generator, which counts as latency from when it was due.";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        Findings.Collector findings = Findings.collect();
        try (Sale sale = Sale.ofSeatlog(bench)) {
            double best = sale.turns().warm(sale.seatlog(), () -> sale.sell(sale.seatlog(), Turns.MANY));
            Wave wave = Wave.of(best, bench.isQuick());
            findings.add(Figure.of("Burst: steady rate", "requests/s", wave.steady))
                    .add(Figure.of("Burst: rate in the burst", "requests/s", wave.steady * TIMES));
            Lines lines = sale.turns().lines(sale.seatlog(), CONNECTIONS);
            Map<House, List<Reading>> readings = new LinkedHashMap<>();
            for (int round = 1; round <= bench.rounds(); round++) {
                for (House house : wave.houses()) {
                    Reading reading = burst(sale, lines, wave, house);
                    readings.computeIfAbsent(house, none -> new ArrayList<>()).add(reading);
                    bench.progress()
                            .say("round %d, %s: p50 %.1f ms, p99 %.1f ms of what was accepted, %s"
                                    .formatted(
                                            round,
                                            house.name,
                                            reading.accepted().millis(50),
                                            reading.accepted().millis(99),
                                            reading.statuses()));
                }
            }
            readings.forEach((house, all) ->
                    new BurstFindings(house.name, new Readings(all), wave.before, wave.burstEnd()).addTo(findings));
            sale.turns().notes().forEach(findings::note);
        }
        return findings.done();
    }

    /**
     * What is sold in a burst.
     *
     * @param after how long requests go on after the burst
     */
    private record House(String name, double seats, Duration after) {

        int sections() {
            return Venue.sectionsFor(seats);
        }
    }

    /** Requests over time, up to the end of the burst. */
    private record Wave(double steady, Duration before, Duration burst, boolean isQuick) {

        static Wave of(double best, boolean isQuick) {
            double steady = Turns.rate(best, STEADY_SHARE);
            return isQuick ? new Wave(steady, QUICK, QUICK, true) : new Wave(steady, BEFORE, BURST, false);
        }

        Duration burstEnd() {
            return before.plus(burst);
        }

        List<House> houses() {
            Duration after = isQuick ? QUICK.multipliedBy(3) : AFTER;
            double all = steady * (before.toSeconds() + TIMES * burst.toSeconds() + after.toSeconds());
            double untilHalf = steady * (before.toSeconds() + TIMES * burst.toSeconds() / 2);
            return List.of(
                    new House("a house that lasts", ROOM * all, after),
                    new House("a house that is sold out half-way", untilHalf, isQuick ? QUICK : AFTER_SOLD_OUT));
        }
    }

    private static Reading burst(Sale sale, Lines lines, Wave wave, House house) throws InterruptedException {
        Purchases requests = sale.purchases(sale.open(sale.seatlog(), house.sections()));
        Arrivals arrivals = Arrivals.burst(wave.steady, TIMES, wave.before, wave.burst);
        Reading reading = lines.openLoop(requests, arrivals, wave.burstEnd().plus(house.after));
        sale.seatlog().settle();
        return reading;
    }
}
