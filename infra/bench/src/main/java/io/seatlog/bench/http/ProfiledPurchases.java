package io.seatlog.bench.http;

import io.seatlog.bench.Bench;
import io.seatlog.bench.Findings;
import io.seatlog.bench.profile.Profiler;
import java.io.IOException;
import java.time.Duration;

/** Purchases under a profiler, after everything that is measured: a window that counts has none in it. */
final class ProfiledPurchases {

    /** So many windows at once: enough samples for a stage of a hundredth. */
    private static final int WINDOWS = 3;

    private ProfiledPurchases() {}

    static void run(Bench bench, Sale sale, Findings.Collector findings) throws InterruptedException {
        if (!Profiler.isSupported()) {
            findings.note(Profiler.MISSING);
            return;
        }
        Seller seatlog = sale.seatlog();
        Turns turns = sale.turns();
        Purchases requests = sale.purchases(sale.open(seatlog, WINDOWS * Sale.SECTIONS));
        Duration stretch = turns.window().multipliedBy(WINDOWS);
        try (Profiler profiler = Profiler.begin(bench, seatlog.processes())) {
            Turns.Turn turn = turns.take(seatlog, Turns.FEW, lines -> lines.closedLoop(requests, stretch));
            long accepted = turn.reading().accepted().count();
            bench.progress()
                    .say("profiled, %,d connections: %,.0f accepted/s, %.4f ms CPU each"
                            .formatted(Turns.FEW, turn.reading().acceptedPerSecond(), turn.cpuMsEach()));
            profiler.tell(findings, "purchases by %,d connections".formatted(Turns.FEW), accepted, turn.cpu());
        } catch (IOException failed) {
            String note = "There are no flame graphs and no table by stage: " + failed;
            findings.note(note);
            bench.progress().say(note);
        }
    }
}
