package io.seatlog.bench.http;

import io.seatlog.bench.Bench;
import io.seatlog.bench.Figure;
import io.seatlog.bench.Findings;
import io.seatlog.bench.load.Arrivals;
import io.seatlog.bench.load.Lines;
import io.seatlog.bench.load.Reading;
import io.seatlog.bench.load.RequestSource;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Purchases from Seatlog, and reads of what is left, at the same time, each by connections of its own. */
final class Together {

    /** Of what each kind reached beside the other one in a closed loop. */
    private static final double OPEN_SHARE = 0.5;

    private final Bench bench;
    private final Sale sale;
    private final Seller seatlog;
    private final Turns turns;

    Together(Bench bench, Sale sale) {
        this.bench = bench;
        this.sale = sale;
        this.seatlog = sale.seatlog();
        this.turns = sale.turns();
    }

    /** What those who bought saw in each round, and those who read. */
    private record Seen(List<Reading> bought, List<Reading> read) {

        Seen() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        double boughtPerSecond() {
            return accepted(bought, "").median();
        }

        double readPerSecond() {
            return accepted(read, "").median();
        }

        void tell(Findings.Collector findings, int connections) {
            String what = "Seatlog, %,d connections buy and %<,d read: %%s".formatted(connections);
            findings.add(accepted(bought, what.formatted("purchases accepted")))
                    .add(accepted(read, what.formatted("availability answered")))
                    .add(p99(bought, what.formatted("p99 of a purchase")))
                    .add(p99(read, what.formatted("p99 of a read")));
        }

        private static Figure accepted(List<Reading> rounds, String what) {
            return new Readings(rounds).figure(what, "1/s", Reading::acceptedPerSecond);
        }

        private static Figure p99(List<Reading> rounds, String what) {
            return new Readings(rounds)
                    .figure(what, "ms", reading -> reading.accepted().millis(99));
        }
    }

    /** One kind of request on connections, started. */
    @FunctionalInterface
    private interface Load {
        CompletableFuture<Reading> start(Lines lines, RequestSource requests);
    }

    /** Closed loops of both crowds, then open ones at half of what the larger crowd reached. */
    void run(Findings.Collector findings) throws Exception {
        Map<Integer, Seen> closed = new TreeMap<>();
        Load load = (lines, requests) -> lines.startClosedLoop(requests, turns.shortWindow());
        for (int round = 1; round <= bench.rounds(); round++) {
            for (int connections : Turns.CROWDS) {
                once(connections, load, load, closed.computeIfAbsent(connections, none -> new Seen()));
            }
        }
        for (Map.Entry<Integer, Seen> crowd : closed.entrySet()) {
            Seen seen = crowd.getValue();
            bench.progress()
                    .say("together, %,d connections each: %,.0f accepted/s and %,.0f reads/s"
                            .formatted(crowd.getKey(), seen.boughtPerSecond(), seen.readPerSecond()));
            seen.tell(findings, crowd.getKey());
            if (crowd.getKey() == Turns.MANY) {
                open(seen, findings);
            }
        }
    }

    private void open(Seen closed, Findings.Collector findings) throws Exception {
        double buying = Turns.rate(closed.boughtPerSecond(), OPEN_SHARE);
        double reading = Turns.rate(closed.readPerSecond(), OPEN_SHARE);
        String what = "%s beside %s in an open loop, 2,048 connections each";
        OpenLoops bought = new OpenLoops(seatlog.name(), what.formatted("purchases", "reads"), List.of(buying));
        OpenLoops read = new OpenLoops(seatlog.name(), what.formatted("reads", "purchases"), List.of(reading));
        Seen seen = new Seen();
        for (int round = 1; round <= bench.rounds(); round++) {
            once(Turns.MANY, openLoop(buying), openLoop(reading), seen);
        }
        seen.bought().forEach(one -> bought.add(buying, one));
        seen.read().forEach(one -> read.add(reading, one));
        bought.tell(findings);
        read.tell(findings);
    }

    private static Load openLoop(double perSecond) {
        return (lines, requests) -> lines.startOpenLoop(requests, Arrivals.steady(perSecond), OpenLoops.WINDOW);
    }

    private void once(int connections, Load buying, Load reading, Seen seen) throws Exception {
        Lines readers = turns.lines(new Readers(seatlog), connections);
        String showtime = sale.open(seatlog);
        turns.take(seatlog, connections, buyers -> {
            CompletableFuture<Reading> read = reading.start(readers, new Reads(showtime));
            Reading bought = buying.start(buyers, sale.purchases(showtime)).join();
            seen.bought().add(bought);
            seen.read().add(read.join());
            return bought;
        });
    }

    /** Seatlog again, by connections of their own: of those who read. */
    private record Readers(Seller seatlog) implements Contender {

        @Override
        public String name() {
            return seatlog.name() + ", readers";
        }

        @Override
        public InetSocketAddress address() {
            return seatlog.address();
        }

        @Override
        public Map<String, ProcessHandle> processes() {
            return seatlog.processes();
        }
    }
}
