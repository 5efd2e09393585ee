package io.seatlog.bench.http;

import io.seatlog.bench.Bench;
import io.seatlog.bench.Figure;
import io.seatlog.bench.Findings;
import io.seatlog.bench.LatencySeries;
import io.seatlog.bench.Limit;
import io.seatlog.bench.ThreadTimes;
import io.seatlog.bench.load.Outcome;
import io.seatlog.bench.load.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Purchases in closed loops by turns: all accepted, then of a house that is sold out. */
final class ClosedLoops {

    private static final Limit ACCEPTED = Limit.atLeast(14_000);
    private static final Limit CPU = Limit.atMost(0.12);
    private static final Limit REFUSED = Limit.atLeast(45_000);
    private static final Map<Integer, Limit> RATIO =
            Map.of(Turns.FEW, Limit.atLeast(0.85), Turns.MANY, Limit.atLeast(1));
    private static final int STAGES_MAX = 16;

    private final Bench bench;
    private final Sale sale;
    private final Series series = new Series();
    private final Map<String, List<Turns.Turn>> sold = new HashMap<>();
    private long notAccepted;

    ClosedLoops(Bench bench, Sale sale) {
        this.bench = bench;
        this.sale = sale;
    }

    void run() throws Exception {
        for (int round = 1; round <= bench.rounds(); round++) {
            for (int connections : Turns.CROWDS) {
                for (Seller seller : inTurn(round)) {
                    purchases(round, seller, connections);
                }
            }
        }
        List<String> houses = new ArrayList<>();
        for (Seller seller : sale.sellers()) {
            houses.add(sale.soldOut(seller));
        }
        for (int round = 1; round <= bench.rounds(); round++) {
            for (int i = 0; i < houses.size(); i++) {
                refusals(round, sale.sellers().get(i), houses.get(i));
            }
        }
    }

    /** Whoever was first in one round is last in the next. */
    private List<Seller> inTurn(int round) {
        List<Seller> order = new ArrayList<>(sale.sellers());
        if (round % 2 == 0) {
            Collections.reverse(order);
        }
        return order;
    }

    private void purchases(int round, Seller seller, int connections) throws Exception {
        Turns.Turn turn = sale.sell(seller, connections);
        Reading reading = turn.reading();
        if (reading.accepted().count() == 0) {
            throw new IllegalStateException(seller.name() + " accepted nothing: " + reading.statuses());
        }
        String key = key(seller, connections);
        series.add(key + " accepted", reading.acceptedPerSecond());
        series.add(key + " p50", reading.accepted().millis(50));
        series.add(key + " p99", reading.accepted().millis(99));
        series.add(key + " cpu", turn.cpuMsEach());
        series.add(key + " bytes", turn.bytesEach());
        series.add("generator", reading.cpuMicros());
        sold.computeIfAbsent(key, none -> new ArrayList<>()).add(turn);
        notAccepted += reading.requests() - reading.accepted().count();
        bench.progress()
                .say("round %d, %s, %,d connections: %,.0f accepted/s, p50 %.1f ms, p99 %.1f ms, %.4f ms CPU each, %s"
                        .formatted(
                                round,
                                seller.name(),
                                connections,
                                reading.acceptedPerSecond(),
                                reading.accepted().millis(50),
                                reading.accepted().millis(99),
                                turn.cpuMsEach(),
                                reading.statuses()));
    }

    private void refusals(int round, Seller seller, String showtime) throws Exception {
        Turns turns = sale.turns();
        Purchases requests = sale.purchases(showtime);
        Turns.Turn turn = turns.take(seller, Turns.FEW, lines -> lines.closedLoop(requests, turns.shortWindow()));
        Reading reading = turn.reading();
        series.add(seller.name() + " refused", reading.refusedPerSecond());
        series.add(
                seller.name() + " refused cpu",
                turn.cpu().msEach(reading.refused().count()));
        bench.progress()
                .say("round %d, %s, sold out: %,.0f refused/s, %s"
                        .formatted(round, seller.name(), reading.refusedPerSecond(), reading.statuses()));
    }

    /** What Seatlog reached with many connections, in the median. */
    double bestOfSeatlog() {
        return series.figure(key(sale.seatlog(), Turns.MANY) + " accepted", "", "")
                .median();
    }

    void tell(Findings.Collector findings) {
        for (int connections : Turns.CROWDS) {
            sale.sellers().forEach(seller -> purchases(findings, seller, connections));
            if (sale.hasPeer()) {
                Figure accepted = ratio(
                        "accepted, %,d connections".formatted(connections),
                        seller -> key(seller, connections) + " accepted");
                findings.add(new Figure(accepted.what(), accepted.unit(), accepted.runs(), RATIO.get(connections)));
                findings.add(ratio(
                        "CPU a purchase, %,d connections".formatted(connections),
                        seller -> key(seller, connections) + " cpu"));
            }
        }
        sale.sellers().forEach(seller -> refusals(findings, seller));
        if (sale.hasPeer()) {
            findings.add(ratio("refused, sold out, 512 connections", seller -> seller.name() + " refused"));
        }
        findings.add(series.figure("generator", "The generator: CPU of its thread a purchase", "us"));
        findings.note(
                notAccepted == 0
                        ? "Every purchase was accepted, except where the house was sold out."
                        : notAccepted
                                + " purchases were not accepted; their CPU and bytes are in those of the others.");
        findings.note(
                "CPU is taken until everything is done that a window's purchases asked for, so the work of"
                        + " order-stream, expiry-stream and query-api behind it is in it: until all processes together use less"
                        + " than half a core for 0.3 s. What goes on below that, such as cleaning logs, counts where it falls.");
    }

    /** What Seatlog did to what its peer did, round by round. */
    private Figure ratio(String what, Function<Seller, String> key) {
        return Figure.ratio(
                "Seatlog to the Redis design: " + what,
                series.figure(key.apply(sale.sellers().get(0)), "", ""),
                series.figure(key.apply(sale.sellers().get(1)), "", ""));
    }

    private void purchases(Findings.Collector findings, Seller seller, int connections) {
        String key = key(seller, connections);
        String what = "%s: %%s, %,d connections".formatted(seller.name(), connections);
        boolean hasLimits = seller == sale.seatlog() && connections == Turns.FEW;
        Figure accepted = series.figure(key + " accepted", what.formatted("accepted"), "decisions/s");
        Figure cpu = series.figure(key + " cpu", what.formatted("CPU a decision, all its processes"), "ms CPU");
        findings.add(hasLimits ? accepted.must(ACCEPTED) : accepted);
        findings.add(series.figure(key + " p50", what.formatted("p50"), "ms"));
        findings.add(series.figure(key + " p99", what.formatted("p99"), "ms"));
        findings.add(hasLimits ? cpu.must(CPU) : cpu);
        findings.addIfKnown(series.figure(
                key + " bytes", what.formatted("bytes over loopback a decision, between all processes"), "bytes"));
        List<Turns.Turn> rounds = sold.getOrDefault(key, List.of());
        Readings readings =
                new Readings(rounds.stream().map(Turns.Turn::reading).toList());
        String name = "%s, %,d connections".formatted(seller.name(), connections);
        findings.add(LatencySeries.ofNanos(
                "Purchases in a closed loop, all rounds", name, readings.latency(Reading::accepted)));
        findings.add(readings.overTime(
                "Purchases in a closed loop over time, last round", name, slice -> slice.answered(Outcome.ACCEPTED)));
        if (connections == Turns.FEW) {
            findings.add(rounds.stream()
                    .map(Turns.Turn::threads)
                    .reduce(ThreadTimes::and)
                    .orElseThrow()
                    .table(
                            seller.name() + ": CPU by thread, purchases by 512 connections, all rounds",
                            readings.accepted(),
                            STAGES_MAX));
        }
    }

    private void refusals(Findings.Collector findings, Seller seller) {
        Figure refused = series.figure(
                seller.name() + " refused", seller.name() + ": refused, sold out, 512 connections", "refusals/s");
        findings.add(seller == sale.seatlog() ? refused.must(REFUSED) : refused);
        findings.add(
                series.figure(seller.name() + " refused cpu", seller.name() + ": CPU a refusal, sold out", "ms CPU"));
    }

    private static String key(Seller seller, int connections) {
        return seller.name() + ' ' + connections;
    }
}
