package io.seatlog.standalone;

import io.seatlog.stripe.EmulatorSettings;
import io.seatlog.stripe.StripeEmulator;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The whole of Seatlog in this process and its children. */
final class Standalone implements AutoCloseable {

    private static final Duration READY_MAX = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Console console;
    private final DataFolder data;
    private final Ports ports;
    private final Readiness readiness = new Readiness(Apps.names());
    /** What was started, last first: closed in this order. */
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private boolean closed;

    private Standalone(Console console, DataFolder data, Ports ports) {
        this.console = console;
        this.data = data;
        this.ports = ports;
        started.push(data);
    }

    /** Takes the data folder and the ports; nothing runs yet. */
    static Standalone prepare(UpSettings settings, Console console) {
        DataFolder data = DataFolder.open(settings.data());
        try {
            return new Standalone(console, data, Ports.choose(data, settings.ports(), console));
        } catch (RuntimeException failed) {
            data.close();
            throw failed;
        }
    }

    /** Starts everything and waits until orders can be placed; leaves nothing behind when that fails. */
    Standalone start() {
        try {
            DevTokens tokens =
                    new DevTokens(data.keep("dev-key.json", DevTokens::newKey), ports.origin(), Clock.systemUTC());
            FrontDoor door = keep(new FrontDoor(ports.http(), new OwnRoutes(tokens, readiness)));
            keep(console.part("payment emulator", this::emulator));
            Backing backing = keep(Backing.start(data, ports, console));
            readiness.add(Apps.BACKING, backing::isAlive);
            startApps(Apps.of(installation(backing), door));
            awaitReady();
            return this;
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private Installation installation(Backing backing) {
        return new Installation(
                URI.create(ports.origin()),
                backing.bootstrapServers(),
                URI.create(backing.registryUrl()),
                data.secret(),
                URI.create("http://127.0.0.1:" + ports.stripe()),
                data.path("streams"));
    }

    private StripeEmulator emulator() {
        EmulatorSettings settings = EmulatorSettings.in(data.path("stripe"))
                .withPort(ports.stripe())
                .withWebhooks(URI.create(ports.origin() + "/api/payments/webhook"), Installation.WEBHOOK_SECRET);
        try {
            return StripeEmulator.start(settings);
        } catch (IOException failed) {
            throw new UserError("The payment emulator does not start: " + failed.getMessage());
        }
    }

    /** Whoever asks to stop while parts start gets those too that come after. */
    private synchronized <T extends AutoCloseable> T keep(T part) {
        if (closed) {
            closeQuietly(part);
            throw new UserError("Stopped while starting.");
        }
        started.push(part);
        return part;
    }

    private void startApps(List<Apps.App> apps) {
        Collection<AutoCloseable> contexts = new ConcurrentLinkedQueue<>();
        AutoCloseable closing = () -> closeTogether(contexts);
        keep(closing);
        CompletableFuture<?>[] starts = apps.stream()
                .map(app -> Waiting.beginRun(() -> {
                    AppContext context = console.part(app.name(), app::start);
                    contexts.add(context);
                    readiness.add(app.name(), context::isReady);
                }))
                .toArray(CompletableFuture[]::new);
        Waiting.forAll(starts);
    }

    private static void closeTogether(Collection<AutoCloseable> parts) {
        Waiting.forAll(parts.stream()
                .map(part -> Waiting.beginRun(() -> closeQuietly(part)))
                .toArray(CompletableFuture[]::new));
    }

    private void awaitReady() {
        console.part("ready for orders", () -> {
            long end = System.nanoTime() + READY_MAX.toNanos();
            while (!readiness.look().isReady()) {
                if (System.nanoTime() >= end) {
                    throw new UserError("Not ready after " + READY_MAX.toSeconds() + " s: "
                            + readiness.look().parts() + ". The logs are in the data folder.");
                }
                Waiting.pause(LOOK_AGAIN);
            }
            return Map.of();
        });
    }

    Ports ports() {
        return ports;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!started.isEmpty()) {
            closeQuietly(started.pop());
        }
    }

    /** One part that does not stop well must not keep the others running. */
    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failed) {
            System.err.println("While stopping: " + failed);
        }
    }
}
