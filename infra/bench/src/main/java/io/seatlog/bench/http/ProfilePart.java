package io.seatlog.bench.http;

import io.seatlog.bench.Bench;
import io.seatlog.bench.Findings;
import io.seatlog.bench.Part;
import io.seatlog.bench.profile.Profiler;
import java.io.IOException;
import java.time.Duration;

/**
 * Where the time of a purchase goes, by stage. A part of its own behind all others that share the system: what is measured never
 * has a profiler in it.
 */
public final class ProfilePart implements Part {

    /** So many windows at once: enough samples for a stage of a hundredth. */
    private static final int WINDOWS = 3;

    @Override
    public String name() {
        return "profile";
    }

    @Override
    public String title() {
        return "Where the time of a purchase goes";
    }

    @Override
    public String runs() {
        return "Purchases by 512 connections, all accepted, after the parts before it and a warm-up, while async-profiler takes"
                + " stacks of apps and broker.";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        Findings.Collector findings = Findings.collect();
        if (!Profiler.isSupported()) {
            return findings.note(Profiler.MISSING).done();
        }
        try (Sale sale = Sale.ofSeatlog(bench)) {
            Turns turns = sale.turns();
            Seller seatlog = sale.seatlog();
            turns.warm(seatlog, () -> sale.sell(seatlog, Turns.FEW));
            profile(bench, sale, findings);
            turns.notes().forEach(findings::note);
        }
        return findings.done();
    }

    private static void profile(Bench bench, Sale sale, Findings.Collector findings)
            throws IOException, InterruptedException {
        Seller seatlog = sale.seatlog();
        Purchases requests = sale.purchases(sale.open(seatlog, WINDOWS * Sale.SECTIONS));
        Duration stretch = sale.turns().window().multipliedBy(WINDOWS);
        try (Profiler profiler = Profiler.begin(bench, seatlog.processes())) {
            Turns.Turn turn = sale.turns().take(seatlog, Turns.FEW, lines -> lines.closedLoop(requests, stretch));
            long accepted = turn.reading().accepted().count();
            bench.progress()
                    .say("profiled, %,d connections: %,.0f accepted/s, %.4f ms CPU each"
                            .formatted(Turns.FEW, turn.reading().acceptedPerSecond(), turn.cpuMsEach()));
            profiler.tell(findings, "purchases by %,d connections".formatted(Turns.FEW), accepted, turn.cpu());
        }
    }
}
