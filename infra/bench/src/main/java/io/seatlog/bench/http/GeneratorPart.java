package io.seatlog.bench.http;

import io.netty.buffer.ByteBuf;
import io.seatlog.bench.Bench;
import io.seatlog.bench.Figure;
import io.seatlog.bench.Findings;
import io.seatlog.bench.LatencySeries;
import io.seatlog.bench.Limit;
import io.seatlog.bench.Part;
import io.seatlog.bench.load.Arrivals;
import io.seatlog.bench.load.EmptyServer;
import io.seatlog.bench.load.Generator;
import io.seatlog.bench.load.Lines;
import io.seatlog.bench.load.Reading;
import io.seatlog.bench.load.RequestSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The load generator before anything is measured with it: what it can do, and that it tells of a server that stops. */
public final class GeneratorPart implements Part {

    private static final double RATE = 5_000;
    private static final Duration STANDSTILL = Duration.ofSeconds(2);
    private static final Duration RUN = Duration.ofSeconds(5);
    private static final Limit CPU = Limit.atMost(15);

    /** As long as a purchase with its token. */
    private static final byte[] REQUEST = ("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                    + "t".repeat(600) + "\r\nContent-Length: 14\r\n\r\n{\"quantity\":1}")
            .getBytes(StandardCharsets.US_ASCII);

    @Override
    public String name() {
        return "generator";
    }

    @Override
    public String title() {
        return "The load generator itself";
    }

    @Override
    public String runs() {
        return "Against a server that does nothing, 512 connections; then against one that stands still for 2 of 5 s.";
    }

    @Override
    public Findings run(Bench bench) throws InterruptedException {
        Findings.Collector findings = Findings.collect();
        RequestSource requests = GeneratorPart::request;
        try (Generator generator = new Generator();
                EmptyServer server = new EmptyServer()) {
            Lines lines = generator.connect(server.address(), Turns.FEW);
            lines.closedLoop(requests, Duration.ofSeconds(bench.isQuick() ? 1 : 2));
            lines.openLoop(requests, Arrivals.steady(RATE), Duration.ofSeconds(bench.isQuick() ? 1 : 2));
            Series series = new Series();
            for (int round = 1; round <= bench.rounds(); round++) {
                Reading reading = lines.closedLoop(requests, Duration.ofSeconds(1));
                series.add("rate", reading.acceptedPerSecond());
                series.add("cpu", reading.cpuMicros());
            }
            findings.add(series.figure("rate", "Generator: requests against an empty server", "requests/s"));
            findings.add(series.figure("cpu", "Generator: CPU of its thread a request", "us")
                    .must(CPU));
            server.standStill(Duration.ofSeconds(1), STANDSTILL);
            Reading open = lines.openLoop(requests, Arrivals.steady(RATE), RUN);
            server.standStill(Duration.ofSeconds(1), STANDSTILL);
            Reading closed = lines.closedLoop(requests, RUN);
            tell(findings, open, closed);
        }
        return findings.done();
    }

    private static void request(ByteBuf out) {
        out.writeBytes(REQUEST);
    }

    private static void tell(Findings.Collector findings, Reading open, Reading closed) {
        findings.add(Figure.of(
                        "Generator, server stands still for 2 of 5 s: p99 of the open loop",
                        "ms",
                        open.accepted().millis(99))
                .must(Limit.atLeast(1_800)));
        findings.add(Figure.of(
                "Generator, the same: p99 as a closed loop shows it",
                "ms",
                closed.accepted().millis(99)));
        String chart = "A server that stands still for 2 of 5 s";
        findings.add(LatencySeries.ofNanos(chart, "open loop", open.accepted().latency()));
        findings.add(LatencySeries.ofNanos(
                chart, "closed loop, which hides it", closed.accepted().latency()));
        findings.note("The generator sends from one thread; in the open loop it was late by %.1f ms (p99)."
                .formatted(open.sending().lateMillis(99)));
    }
}
