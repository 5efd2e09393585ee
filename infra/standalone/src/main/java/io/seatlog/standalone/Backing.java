package io.seatlog.standalone;

import io.seatlog.backing.LocalKafka;
import io.seatlog.backing.LocalRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** The broker and the registry: started together, and started again when one dies under us. */
final class Backing implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final int RESTARTS_MAX = 5;

    private final LocalKafka kafka;
    private final LocalRegistry registry;
    private final Console console;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread watch = new Thread(this::watch, "backing-watch");

    private Backing(LocalKafka kafka, LocalRegistry registry, Console console) {
        this.kafka = kafka;
        this.registry = registry;
        this.console = console;
        watch.setDaemon(true);
        watch.start();
    }

    static Backing start(DataFolder data, Ports ports, Console console) {
        CompletableFuture<LocalKafka> kafka = Waiting.begin(() -> console.part(
                "broker",
                () -> LocalKafka.start(
                        LocalKafka.Settings.in(data.path("kafka")).withPort(ports.kafka()))));
        CompletableFuture<LocalRegistry> registry = Waiting.begin(() -> console.part(
                "schema registry",
                () -> LocalRegistry.start(
                        LocalRegistry.Settings.in(data.path("registry")).withPort(ports.registry()))));
        try {
            Waiting.forAll(kafka, registry);
        } catch (RuntimeException failed) {
            closeIfStarted(kafka);
            closeIfStarted(registry);
            throw failed;
        }
        return new Backing(kafka.join(), registry.join(), console);
    }

    private static void closeIfStarted(CompletableFuture<? extends AutoCloseable> part) {
        part.thenAccept(started -> {
            try {
                started.close();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    String registryUrl() {
        return registry.url();
    }

    boolean isAlive() {
        return kafka.isAlive() && registry.isAlive();
    }

    private void watch() {
        int restarts = 0;
        while (!closed.get() && restarts < RESTARTS_MAX) {
            restarts += restartTheDead();
            Waiting.pause(LOOK_AGAIN);
        }
    }

    private synchronized int restartTheDead() {
        if (closed.get()) {
            return 0;
        }
        int restarts = 0;
        if (!kafka.isAlive()) {
            console.say("The broker has died; starting it again");
            console.part("broker", () -> restarted(kafka::restart));
            restarts++;
        }
        if (!registry.isAlive()) {
            console.say("The schema registry has died; starting it again");
            console.part("schema registry", () -> restarted(registry::restart));
            restarts++;
        }
        return restarts;
    }

    private static boolean restarted(Runnable restart) {
        restart.run();
        return true;
    }

    @Override
    public void close() {
        closed.set(true);
        synchronized (this) {
            Waiting.forAll(Waiting.beginRun(registry::close), Waiting.beginRun(kafka::close));
        }
    }
}
