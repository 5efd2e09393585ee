package io.seatlog.bench.http;

import io.seatlog.bench.Bench;
import io.seatlog.bench.Findings;
import io.seatlog.bench.Part;
import io.seatlog.bench.ResidentMemory;
import io.seatlog.bench.load.Arrivals;
import io.seatlog.bench.load.Reading;
import io.seatlog.bench.redis.RedisPeer;
import java.util.LinkedHashMap;
import java.util.Map;

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
        return ("POST orders for the best seat, each under a fresh key, by 2,000 buyers whose tokens are verified once"
                        + " and remembered, of either. The systems take turns and stand still (SIGSTOP) while another one"
                        + " is measured; warm-up until two windows agree, then windows of 3 s in rounds, of 1 s where a"
                        + " house is sold out. Then Seatlog alone, as many connections reading beside those that buy, in"
                        + " windows of 1 s, and 2,048 of each in open loops at half of what they reached so. Then open"
                        + " loops of purchases from both, at %s of what Seatlog reached by 2,048 connections; open loops"
                        + " are of %d s.")
                .formatted(OpenLoops.SHARES_IN_WORDS, OpenLoops.WINDOW.toSeconds());
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        Findings.Collector findings = Findings.collect();
        try (Sale sale = Sale.prepare(bench)) {
            if (sale.hasPeer()) {
                Seller peer = sale.sellers().get(1);
                sale.turns().heat(peer, Turns.COLD, () -> sale.sell(peer, Turns.MANY));
                sale.turns().warm(peer, () -> sale.sell(peer, Turns.FEW));
            }
            // Seatlog last: while the peer is warmed it stands still again and again, and cools down.
            sale.turns().warm(sale.seatlog(), () -> sale.sell(sale.seatlog(), Turns.FEW));
            ClosedLoops closed = new ClosedLoops(bench, sale);
            closed.run();
            closed.tell(findings);
            new Together(bench, sale).run(findings);
            openLoop(bench, sale, closed.bestOfSeatlog(), findings);
            sale.sellers()
                    .forEach(seller -> findings.add(
                            ResidentMemory.table(seller.name() + ": memory after all this", seller.processes())));
            sale.turns().notes().forEach(findings::note);
            if (sale.hasPeer()) {
                findings.add(RedisPeer.SURVIVES).note(RedisPeer.UNREWRITTEN);
            } else {
                findings.note(RedisPeer.MISSING);
            }
        }
        return findings.done();
    }

    /** Both sellers at the same rates: shares of what Seatlog reached. */
    private static void openLoop(Bench bench, Sale sale, double best, Findings.Collector findings) throws Exception {
        Map<Seller, OpenLoops> loops = new LinkedHashMap<>();
        sale.sellers()
                .forEach(seller -> loops.put(
                        seller, OpenLoops.ofBest(seller.name(), "purchases in an open loop, 2,048 connections", best)));
        for (int round = 1; round <= bench.rounds(); round++) {
            for (Map.Entry<Seller, OpenLoops> of : loops.entrySet()) {
                of.getValue().round(round, bench, rate -> openLoop(sale, of.getKey(), rate));
            }
        }
        loops.values().forEach(of -> of.tell(findings));
    }

    private static Reading openLoop(Sale sale, Seller seller, double rate) throws Exception {
        Purchases requests = sale.purchases(sale.open(seller));
        return sale.turns()
                .take(seller, Turns.MANY, lines -> lines.openLoop(requests, Arrivals.steady(rate), OpenLoops.WINDOW))
                .reading();
    }
}
