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
import java.util.List;

/** Eight times as many requests for five seconds, over a steady rate. */
public final class BurstPart implements Part {

    /** Enough while the system keeps up; in the burst there are fewer of them than requests that wait for an answer. */
    private static final int CONNECTIONS = 8_192;

    /** A quarter of what the system can do, so that the burst asks for twice of it. */
    private static final double STEADY_SHARE = 0.25;

    private static final double TIMES = 8;
    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final Duration BURST = Duration.ofSeconds(5);
    private static final Duration AFTER = Duration.ofSeconds(10);

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
        return "Purchases in an open loop over 8,192 connections: a quarter of what the system can do, then eight times"
                + " that for 5 s, then a quarter again; once from a house that lasts, once from one that is sold out"
                + " half-way; one run of each. A connection carries one request at a time: what finds none free waits at the generator,"
                + " which counts as latency from when it was due.";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        Findings.Collector findings = Findings.collect();
        try (Sale sale = Sale.ofSeatlog(bench)) {
            double best = sale.turns().warm(sale.seatlog(), Turns.LUKEWARM, () -> sale.sell(sale.seatlog(), Turns.FEW));
            Wave wave = Wave.of(best, bench.isQuick());
            findings.add(Figure.of("Burst: steady rate", "requests/s", wave.steady))
                    .add(Figure.of("Burst: rate in the burst", "requests/s", wave.steady * TIMES));
            List<House> houses = List.of(
                    new House("a house that lasts", wave.requests(1.1)),
                    new House("a house that is sold out half-way", wave.requestsUntilHalf()));
            for (House house : houses) {
                Reading reading = burst(sale, wave, house);
                bench.progress().say("%s: %s".formatted(house.name, reading.statuses()));
                new BurstFindings(house.name, reading, wave.before, wave.burstEnd()).addTo(findings);
            }
            sale.turns().notes().forEach(findings::note);
        }
        return findings.done();
    }

    /** What is sold in a burst. */
    private record House(String name, double seats) {

        int sections() {
            return (int) Math.ceil(seats / Venue.SECTION_SEATS);
        }
    }

    /** Requests over time. */
    private record Wave(double steady, Duration before, Duration burst, Duration after) {

        static Wave of(double best, boolean isQuick) {
            double steady = Turns.rate(best, STEADY_SHARE);
            Duration second = Duration.ofSeconds(1);
            return isQuick
                    ? new Wave(steady, second, second, second.multipliedBy(3))
                    : new Wave(steady, BEFORE, BURST, AFTER);
        }

        Duration burstEnd() {
            return before.plus(burst);
        }

        Duration length() {
            return burstEnd().plus(after);
        }

        /** So many times as many as there are. */
        double requests(double times) {
            return times * steady * (before.toSeconds() + TIMES * burst.toSeconds() + after.toSeconds());
        }

        double requestsUntilHalf() {
            return steady * (before.toSeconds() + TIMES * burst.toSeconds() / 2);
        }
    }

    private static Reading burst(Sale sale, Wave wave, House house) throws InterruptedException {
        Purchases requests = sale.purchases(sale.open(sale.seatlog(), house.sections()));
        Lines lines = sale.turns().lines(sale.seatlog(), CONNECTIONS);
        Arrivals arrivals = Arrivals.burst(wave.steady, TIMES, wave.before, wave.burst);
        Reading reading = lines.openLoop(requests, arrivals, wave.length());
        sale.seatlog().settle();
        return reading;
    }
}
