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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** How long commands wait for decisions when the process that decides them is killed. */
public final class RestartPart implements Part {

    private static final int SHOWTIMES = 10;
    private static final int SECTIONS = 50;
    private static final int SECTIONS_QUICK = 2;
    private static final int SEATS_EACH = 4;

    private static final List<String> NAMES = List.of("first", "second");

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
        return ("inventory-stream in processes of its own, on a broker that stays and serves nobody else. Its state: %d"
                        + " showtimes of 100,000 seats, all held by orders of four. In each round the only instance is"
                        + " killed and started again at once, then a second one is started, and the first is killed when"
                        + " both have become quiet. The time is from the kill to the first committed reply of the last"
                        + " showtime, asked ten times a second: a refusal, for all is held.")
                .formatted(SHOWTIMES);
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        Path folder = bench.folder("restart");
        Folders.delete(folder);
        List<Double> alone = new ArrayList<>();
        List<Double> withSecond = new ArrayList<>();
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(bench::stopSystem);
        CompletableFuture<LocalRegistry> starting = CompletableFuture.supplyAsync(
                () -> LocalRegistry.start(LocalRegistry.Settings.in(folder.resolve("registry"))));
        try (LocalKafka kafka = LocalKafka.start(LocalKafka.Settings.in(folder.resolve("kafka")));
                LocalRegistry registry = starting.join();
                Killing killing = new Killing(bench, kafka, registry, folder)) {
            stopping.join();
            killing.rounds(alone, withSecond);
        } finally {
            stopping.join();
        }
        return Findings.collect()
                .add(Figure.of("serves again, alone", "s", alone).must(Limit.atMost(25)))
                .add(Figure.of("serves again, with a second instance", "s", withSecond)
                        .must(Limit.atMost(15)))
                .done();
    }

    /** The rounds, on one broker and its topics. */
    private static final class Killing implements AutoCloseable {

        private final Bench bench;
        private final LocalKafka kafka;
        private final LocalRegistry registry;
        private final Path folder;
        private final Map<String, Instance> running = new HashMap<>();

        Killing(Bench bench, LocalKafka kafka, LocalRegistry registry, Path folder) {
            this.bench = bench;
            this.kafka = kafka;
            this.registry = registry;
            this.folder = folder;
        }

        void rounds(List<Double> alone, List<Double> withSecond) throws IOException, InterruptedException {
            start(NAMES.get(0)).awaitReady();
            bench.progress().say("filling %d houses".formatted(SHOWTIMES));
            try (LogSale sale = sale()) {
                sale.sellOut(SEATS_EACH);
                bench.progress().say("all seats are held");
                for (int round = 0; round < bench.rounds(); round++) {
                    String owner = NAMES.get(round % NAMES.size());
                    long killed = killWhenQuiet(owner);
                    start(owner);
                    took("alone", sale.secondsToServe(killed), alone);

                    start(NAMES.get((round + 1) % NAMES.size())).awaitReady();
                    killed = killWhenQuiet(owner);
                    took("with a second instance", sale.secondsToServe(killed), withSecond);
                }
            }
        }

        /** Each instance has a name that a restart keeps, so that it is not waited out as a death. */
        private Instance start(String name) throws IOException {
            List<String> settings = List.of("--seatlog.streams.standbys=1", "--seatlog.streams.instance-id=" + name);
            Instance started = Instance.start(kafka, registry, folder.resolve(name), settings);
            running.put(name, started);
            bench.jvm("restarted inventory-stream", started.handle());
            return started;
        }

        private LogSale sale() throws IOException, InterruptedException {
            return LogSale.open(
                    kafka.bootstrapServers(), registry.url(), SHOWTIMES, bench.isQuick() ? SECTIONS_QUICK : SECTIONS);
        }

        /**
         * Kills an instance when no instance has anything to do.
         *
         * @return when, by {@link System#nanoTime}
         */
        private long killWhenQuiet(String name) throws InterruptedException {
            Map<String, ProcessHandle> processes = new HashMap<>();
            running.forEach((each, instance) -> processes.put(each, instance.handle()));
            Quiet.await(processes);
            long killed = System.nanoTime();
            Objects.requireNonNull(running.remove(name), name).kill();
            return killed;
        }

        private void took(String how, double time, List<Double> seconds) {
            bench.progress().say("%s: serves again after %.1f s".formatted(how, time));
            seconds.add(time);
        }

        @Override
        public void close() {
            running.values().forEach(Instance::close);
        }
    }
}
