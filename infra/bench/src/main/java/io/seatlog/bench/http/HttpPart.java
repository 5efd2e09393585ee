package io.seatlog.bench.http;

import io.seatlog.bench.Bench;
import io.seatlog.bench.Figure;
import io.seatlog.bench.Findings;
import io.seatlog.bench.Part;
import io.seatlog.bench.load.Arrivals;
import io.seatlog.bench.load.Lines;
import io.seatlog.bench.load.Reading;
import io.seatlog.bench.redis.RedisPeer;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Purchases over HTTP, of Seatlog and of the Redis design in turns. */
public final class HttpPart implements Part {

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String title() {
        return "Purchases over HTTP, and the Redis design behind the same HTTP calls";
    }

    @Override
    public String runs() {
        return "POST orders for the best seat, each under a fresh key, by 2,000 buyers whose tokens are verified. The"
                + " systems take turns and stand still (SIGSTOP) while another one is measured; warm-up until two"
                + " windows agree, then windows of 3 s in rounds, of 1 s where a house is sold"
                + " out, reads go on beside, or Seatlog alone is asked in an open loop: at " + OpenLoops.SHARES_IN_WORDS
                + " of what it reached by 2,048 connections.";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        Findings.Collector findings = Findings.collect();
        try (Sale sale = Sale.prepare(bench)) {
            // Seatlog last: while the peer is warmed it stands still again and again, and cools down.
            List<Seller> lastFirst = new ArrayList<>(sale.sellers());
            Collections.reverse(lastFirst);
            for (Seller seller : lastFirst) {
                // Many connections give more answers a second to warm it by, few are what has the limits.
                sale.turns().heat(seller, Turns.COLD, () -> sale.sell(seller, Turns.MANY));
                sale.turns().warm(seller, () -> sale.sell(seller, Turns.FEW));
            }
            ClosedLoops closed = new ClosedLoops(bench, sale);
            closed.run();
            closed.tell(findings);
            together(bench, sale, findings);
            openLoop(bench, sale, closed.bestOfSeatlog(), findings);
            sale.turns().notes().forEach(findings::note);
            if (sale.hasPeer()) {
                findings.add(RedisPeer.SURVIVES).note(RedisPeer.UNREWRITTEN);
            } else {
                findings.note(RedisPeer.MISSING);
            }
        }
        return findings.done();
    }

    /** Purchases, and reads of what is left, at the same time. */
    private static void together(Bench bench, Sale sale, Findings.Collector findings) throws Exception {
        Series series = new Series();
        for (int round = 1; round <= bench.rounds(); round++) {
            for (int connections : Turns.CROWDS) {
                together(sale, connections, series);
            }
        }
        for (int connections : Turns.CROWDS) {
            String what = "Seatlog, %,d connections buy and %<,d read: %%s".formatted(connections);
            Figure bought = series.figure(connections + " bought", what.formatted("accepted"), "decisions/s");
            Figure read = series.figure(connections + " read", what.formatted("availability answered"), "reads/s");
            bench.progress()
                    .say("together, %,d connections each: %,.0f accepted/s and %,.0f reads/s"
                            .formatted(connections, bought.median(), read.median()));
            findings.add(bought)
                    .add(read)
                    .add(series.figure(connections + " bought p99", what.formatted("p99 of a purchase"), "ms"))
                    .add(series.figure(connections + " read p99", what.formatted("p99 of a read"), "ms"));
        }
    }

    private static void together(Sale sale, int connections, Series series) throws Exception {
        Seller seatlog = sale.seatlog();
        Turns turns = sale.turns();
        Lines readers = turns.lines(new Readers(seatlog), connections);
        String showtime = sale.open(seatlog);
        turns.take(seatlog, connections, buyers -> {
            CompletableFuture<Reading> reads = readers.startClosedLoop(new Reads(showtime), turns.shortWindow());
            Reading bought = buyers.closedLoop(sale.purchases(showtime), turns.shortWindow());
            Reading read = reads.join();
            series.add(connections + " bought", bought.acceptedPerSecond());
            series.add(connections + " bought p99", bought.accepted().millis(99));
            series.add(connections + " read", read.acceptedPerSecond());
            series.add(connections + " read p99", read.accepted().millis(99));
            return bought;
        });
    }

    private static void openLoop(Bench bench, Sale sale, double best, Findings.Collector findings) throws Exception {
        Turns turns = sale.turns();
        OpenLoops loops = new OpenLoops("Purchases accepted in an open loop, 2,048 connections", best);
        loops.run(bench, rate -> {
            Purchases requests = sale.purchases(sale.open(sale.seatlog()));
            return turns.take(
                            sale.seatlog(),
                            Turns.MANY,
                            lines -> lines.openLoop(requests, Arrivals.steady(rate), turns.shortWindow()))
                    .reading();
        });
        loops.tell(findings);
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
