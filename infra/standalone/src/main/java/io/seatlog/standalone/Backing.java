package io.seatlog.standalone;

import io.seatlog.backing.LocalKafka;
import io.seatlog.backing.LocalRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** The broker and the registry: started together, and started again when one dies under us. */
final class Backing implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final LocalKafka kafka;
    private final LocalRegistry registry;
    private final Console console;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<Child> children;
    private final Thread watch = new Thread(this::watch, "backing-watch");

    /** A process of ours that is started again when it dies. */
    private record Child(String name, BooleanSupplier isAlive, Runnable restart, Backoff backoff) {

        boolean mayTry() {
            return backoff.mayTry(System.nanoTime());
        }
    }

    private Backing(LocalKafka kafka, LocalRegistry registry, Console console) {
        this.kafka = kafka;
        this.registry = registry;
        this.console = console;
        this.children = List.of(
                new Child("broker", kafka::isAlive, kafka::restart, new Backoff()),
                new Child("schema registry", registry::isAlive, registry::restart, new Backoff()));
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
        while (!closed.get()) {
            children.forEach(this::reviveIfDead);
            Waiting.pause(LOOK_AGAIN);
        }
    }

    private synchronized void reviveIfDead(Child child) {
        if (closed.get() || child.isAlive().getAsBoolean() || !child.mayTry()) {
            return;
        }
        console.say("The " + child.name() + " has died; starting it again");
        try {
            console.part(child.name(), () -> {
                child.restart().run();
                return true;
            });
        } catch (RuntimeException failed) {
            console.say("The " + child.name() + " does not start; trying again later. " + failed.getMessage());
        }
    }

    @Override
    public void close() {
        closed.set(true);
        synchronized (this) {
            Waiting.forAll(Waiting.beginRun(registry::close), Waiting.beginRun(kafka::close));
        }
    }
}
