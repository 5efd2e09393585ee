package io.seatlog.bench.restart;

import io.seatlog.backing.LocalKafka;
import io.seatlog.backing.LocalRegistry;
import io.seatlog.bench.Bench;
import io.seatlog.bench.Figure;
import io.seatlog.bench.Findings;
import io.seatlog.bench.Folders;
import io.seatlog.bench.Limit;
import io.seatlog.bench.Part;
import io.seatlog.bench.Quiet;
import io.seatlog.bench.log.LogSale;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** How long commands wait for decisions when the process that decides them is killed. */
public final class RestartPart implements Part {

    private static final int SHOWTIMES = 10;
    private static final int SECTIONS = 50;
    private static final int SECTIONS_QUICK = 2;
    private static final int SEATS_EACH = 4;

    /** The only instance there is: it has a name that a restart keeps, and nobody has a copy. */
    private static final List<String> ALONE =
            List.of("--seatlog.streams.standbys=0", "--seatlog.streams.instance-id=alone");

    private static final List<String> ONE_OF_TWO = List.of("--seatlog.streams.standbys=1");

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public String title() {
        return "Serving again after kill -9";
    }

    @Override
    public String runs() {
        return "inventory-stream in processes of its own, on a broker that stays. Its state: %d showtimes of 100,000 seats,"
                        .formatted(SHOWTIMES)
                + " all held by orders of four. It is killed, alone and started again at once, in rounds of their own then with"
                + " a second instance that has a warm copy; the time is from the kill to the first committed reply of the last showtime, asked ten"
                + " times a second.";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        bench.stopSystem();
        Path folder = bench.folder("restart");
        Folders.delete(folder);
        List<Double> alone = new ArrayList<>();
        List<Double> withSecond = new ArrayList<>();
        CompletableFuture<LocalRegistry> starting = CompletableFuture.supplyAsync(
                () -> LocalRegistry.start(LocalRegistry.Settings.in(folder.resolve("registry"))));
        try (LocalKafka kafka = LocalKafka.start(LocalKafka.Settings.in(folder.resolve("kafka")));
                LocalRegistry registry = starting.join()) {
            Killing killing = new Killing(bench, kafka, registry, folder);
            killing.alone(bench.rounds(), alone);
            killing.withSecond(bench.rounds(), withSecond);
        }
        return Findings.collect()
                .add(Figure.of("serves again, alone", "s", alone).must(Limit.atMost(25)))
                .add(Figure.of("serves again, with a second instance", "s", withSecond)
                        .must(Limit.atMost(15)))
                .done();
    }

    /** The rounds, on one broker and its topics. */
    private record Killing(Bench bench, LocalKafka kafka, LocalRegistry registry, Path folder) {

        private Instance start(String name, List<String> settings) throws IOException {
            return Instance.start(kafka, registry, folder.resolve(name), settings);
        }

        private LogSale sale() throws IOException, InterruptedException {
            return LogSale.open(
                    kafka.bootstrapServers(), registry.url(), SHOWTIMES, bench.isQuick() ? SECTIONS_QUICK : SECTIONS);
        }

        void alone(int rounds, List<Double> seconds) throws IOException, InterruptedException {
            Instance only = start("alone", ALONE);
            only.awaitReady();
            bench.progress().say("filling %d houses".formatted(SHOWTIMES));
            try (LogSale sale = sale()) {
                sale.sellOut(SEATS_EACH);
                bench.progress().say("all seats are held");
                for (int round = 1; round <= rounds; round++) {
                    Quiet.await(Map.of("only", only.handle()));
                    long killed = System.nanoTime();
                    only.kill();
                    only = start("alone", ALONE);
                    took("alone", sale.secondsToServe(killed), seconds);
                }
            } finally {
                only.close();
            }
        }

        void withSecond(int rounds, List<Double> seconds) throws IOException, InterruptedException {
            Instance owner = start("first", ONE_OF_TWO);
            owner.awaitReady();
            try (LogSale sale = sale()) {
                sale.secondsToServe(System.nanoTime());
                Instance other = start("second", ONE_OF_TWO);
                other.awaitReady();
                try {
                    for (int round = 1; round <= rounds; round++) {
                        Quiet.await(Map.of("owner", owner.handle(), "other", other.handle()));
                        long killed = System.nanoTime();
                        owner.kill();
                        took("with a second instance", sale.secondsToServe(killed), seconds);
                        owner = other;
                        if (round < rounds) {
                            other = start(round % 2 == 1 ? "first" : "second", ONE_OF_TWO);
                            other.awaitReady();
                        }
                    }
                } finally {
                    other.close();
                }
            } finally {
                owner.close();
            }
        }

        private void took(String how, double time, List<Double> seconds) {
            bench.progress().say("%s: serves again after %.1f s".formatted(how, time));
            seconds.add(time);
        }
    }
}
