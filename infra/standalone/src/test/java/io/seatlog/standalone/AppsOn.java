package io.seatlog.standalone;

import static org.awaitility.Awaitility.await;

import io.seatlog.backing.FreePort;
import io.seatlog.backing.SharedBacking;
import io.seatlog.stripe.EmulatorSettings;
import io.seatlog.stripe.StripeEmulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Every app in this JVM, and all they need but the broker: that is somebody else's. */
public final class AppsOn implements AutoCloseable {

    private static final String SECRET = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY";
    private static final Duration READY_MAX = Duration.ofSeconds(60);

    private final Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();
    private final URI origin = URI.create("http://127.0.0.1:" + FreePort.any());
    private final int stripePort = FreePort.any();

    private AppsOn() {}

    /** Starts them and waits until orders can be placed. */
    public static AppsOn broker(String bootstrapServers, Path folder) throws IOException {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        AppsOn apps = new AppsOn();
        try {
            apps.start(bootstrapServers, folder.toAbsolutePath());
            return apps;
        } catch (IOException | RuntimeException failed) {
            apps.close();
            throw failed;
        }
    }

    private void start(String bootstrapServers, Path folder) throws IOException {
        List<String> names =
                Apps.names().stream().filter(name -> !name.equals(Apps.BACKING)).toList();
        Readiness readiness = new Readiness(names);
        DevTokens tokens = new DevTokens(DevTokens.newKey(), origin.toString(), Clock.systemUTC());
        FrontDoor door = new FrontDoor(origin.getPort(), new OwnRoutes(tokens, readiness));
        started.push(door);
        started.push(StripeEmulator.start(EmulatorSettings.in(folder.resolve("stripe"))
                .withPort(stripePort)
                .withWebhooks(origin.resolve("/api/payments/webhook"), Installation.WEBHOOK_SECRET)));
        Installation installation = new Installation(
                origin,
                bootstrapServers,
                URI.create(SharedBacking.registry().url()),
                SECRET,
                URI.create("http://127.0.0.1:" + stripePort),
                folder.resolve("streams"));
        Waiting.forAll(Apps.of(installation, door).stream()
                .map(app -> Waiting.beginRun(() -> {
                    AppContext context = app.start();
                    started.push(context);
                    readiness.add(app.name(), context::isReady);
                }))
                .toArray(CompletableFuture[]::new));
        await("ready for orders").atMost(READY_MAX).until(() -> readiness.look().isReady());
    }

    /** Where clients find them. */
    public URI origin() {
        return origin;
    }

    @Override
    public void close() {
        started.forEach(part -> {
            try {
                part.close();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }
}
