package io.seatlog.bench.http;

import io.seatlog.backing.FreePort;
import io.seatlog.bench.Bench;
import io.seatlog.bench.Figure;
import io.seatlog.bench.Findings;
import io.seatlog.bench.JavaChild;
import io.seatlog.bench.LatencySeries;
import io.seatlog.bench.Limit;
import io.seatlog.bench.Part;
import io.seatlog.bench.SystemUnderTest;
import io.seatlog.bench.load.Arrivals;
import io.seatlog.bench.load.Lines;
import io.seatlog.bench.load.Reading;
import io.seatlog.bench.log.Venue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads of what is left of a house, against a bare server that answers with the same bytes. */
public final class ReadsPart implements Part {

    private static final int SECTIONS = 50;

    private static final Limit SHARE = Limit.atLeast(0.7);

    @Override
    public String name() {
        return "reads";
    }

    @Override
    public String title() {
        return "Availability reads, and a bare reactor-netty server with the same bytes";
    }

    @Override
    public String runs() {
        return "GET availability of a house of 50 sections, 512 and 2,048 connections in a closed loop, in turns with a server"
                + " that does nothing but send those bytes; then Seatlog alone in an open loop, at "
                + OpenLoops.SHARES_IN_WORDS + " of what it reached by 2,048.";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        SystemUnderTest system = bench.system();
        String showtime = bench.nextShowtime("reads");
        Venue.publish(system, showtime, SECTIONS);
        Seller seatlog = new Seller.Seatlog(system);
        Reads reads = new Reads(showtime);
        try (Bare bare = Bare.like(seatlog, reads, bench.folder("bare"))) {
            try (Turns turns = new Turns(bench, List.of(seatlog, bare))) {
                return measure(bench, turns, List.of(seatlog, bare), reads);
            }
        }
    }

    private static Findings measure(Bench bench, Turns turns, List<Contender> both, Reads reads) throws Exception {
        Findings.Collector findings = Findings.collect();
        Series series = new InTurns(bench, turns, both, reads).run(findings);
        Turns.CROWDS.forEach(connections -> tell(findings, series, both, connections));
        Contender seatlog = both.get(0);
        double best = series.figure(key(seatlog, Turns.MANY), "", "").median();
        OpenLoops loops =
                OpenLoops.ofBest(seatlog.name(), "availability reads in an open loop, 2,048 connections", best);
        Lines lines = turns.lines(seatlog, Turns.MANY);
        for (int round = 1; round <= bench.rounds(); round++) {
            loops.round(round, bench, rate -> lines.openLoop(reads, Arrivals.steady(rate), OpenLoops.WINDOW));
        }
        loops.tell(findings);
        turns.notes().forEach(findings::note);
        return findings.done();
    }

    /** Reads in closed loops, of both in turns, by each crowd. */
    private record InTurns(Bench bench, Turns turns, List<Contender> both, Reads reads) {

        /** Adds the latencies of the last round, and returns what else was seen. */
        Series run(Findings.Collector findings) throws Exception {
            for (Contender contender : both) {
                turns.heat(contender, Turns.COLD, () -> read(contender, Turns.FEW));
                turns.warm(contender, () -> read(contender, Turns.FEW));
            }
            Series series = new Series();
            Map<String, Reading> last = Map.of();
            for (int round = 1; round <= bench.rounds(); round++) {
                last = round(round, series);
            }
            last.forEach((key, reading) -> findings.add(LatencySeries.ofNanos(
                    "Availability reads in a closed loop, last round",
                    key,
                    reading.accepted().latency())));
            return series;
        }

        private Map<String, Reading> round(int round, Series series) throws IOException, InterruptedException {
            Map<String, Reading> readings = new LinkedHashMap<>();
            for (int connections : Turns.CROWDS) {
                for (Contender contender : both) {
                    String key = key(contender, connections);
                    Turns.Turn turn = read(contender, connections);
                    Reading reading = turn.reading();
                    readings.put(key, reading);
                    series.add(key, reading.acceptedPerSecond());
                    series.add(key + " cpu", turn.cpuMsEach());
                    series.add(key + " bytes", turn.bytesEach());
                    bench.progress()
                            .say("round %d, %s: %,.0f reads/s, p99 %.1f ms, %s"
                                    .formatted(
                                            round,
                                            key,
                                            reading.acceptedPerSecond(),
                                            reading.accepted().millis(99),
                                            reading.statuses()));
                }
            }
            return readings;
        }

        private Turns.Turn read(Contender from, int connections) throws IOException, InterruptedException {
            return turns.take(from, connections, lines -> lines.closedLoop(reads, turns.shortWindow()));
        }
    }

    private static void tell(Findings.Collector findings, Series series, List<Contender> both, int connections) {
        for (Contender contender : both) {
            String key = key(contender, connections);
            findings.add(series.figure(key, key + ": availability reads", "reads/s"));
            findings.add(series.figure(key + " cpu", key + ": CPU a read", "ms CPU"));
            findings.addIfKnown(series.figure(key + " bytes", key + ": bytes over loopback a read", "bytes"));
        }
        Figure ratio = Figure.ratio(
                "Seatlog to the bare server, %,d connections: availability reads".formatted(connections),
                series.figure(key(both.get(0), connections), "", ""),
                series.figure(key(both.get(1), connections), "", ""));
        findings.add(connections == Turns.FEW ? ratio.must(SHARE) : ratio);
    }

    private static String key(Contender contender, int connections) {
        return "%s, %,d connections".formatted(contender.name(), connections);
    }

    /**
     * The bare server.
     *
     * @param port where it listens
     */
    private record Bare(int port, JavaChild child) implements Contender, AutoCloseable {

        /** One that answers as the other does now. */
        static Bare like(Contender other, Reads reads, Path folder) throws IOException {
            RawAnswer answer = RawAnswer.ask(other.address(), reads.request());
            Path body = Files.write(Files.createDirectories(folder).resolve("body.json"), answer.bytes());
            int port = FreePort.any();
            List<String> arguments = new ArrayList<>(List.of(Integer.toString(port), body.toString()));
            arguments.addAll(answer.namesAndValues());
            Bare bare = new Bare(port, JavaChild.start(BareServer.class, folder.resolve("bare.log"), arguments));
            try {
                answer.mustEqual(RawAnswer.ask(bare.address(), reads.request()));
            } catch (IOException | RuntimeException e) {
                bare.close();
                throw e;
            }
            return bare;
        }

        @Override
        public String name() {
            return "Bare reactor-netty";
        }

        @Override
        public InetSocketAddress address() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        }

        @Override
        public Map<String, ProcessHandle> processes() {
            return Map.of("server", child.handle());
        }

        @Override
        public void close() {
            child.close();
        }
    }
}
