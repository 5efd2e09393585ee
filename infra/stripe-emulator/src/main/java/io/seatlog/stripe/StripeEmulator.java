package io.seatlog.stripe;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * The part of the provider's API that Seatlog uses, running.
 *
 * <p>Listens from {@link #start} to {@link #close}; what it answered stays in its folder for the next start.
 */
public final class StripeEmulator implements AutoCloseable {
    private static final Duration CLOSE_MAX = Duration.ofSeconds(3);

    private final DisposableServer server;
    private final Bookkeeper bookkeeper;
    private final Webhooks webhooks;

    private StripeEmulator(DisposableServer server, Bookkeeper bookkeeper, Webhooks webhooks) {
        this.server = server;
        this.bookkeeper = bookkeeper;
        this.webhooks = webhooks;
    }

    /** Replays the ledger and listens. */
    public static StripeEmulator start(EmulatorSettings settings) throws IOException {
        // The port is known only once bound, and addresses of pages carry it: requests wait for the rest.
        CompletableFuture<HttpFront> front = new CompletableFuture<>();
        DisposableServer server = HttpServer.create()
                .host(settings.host())
                .port(settings.port())
                .handle((request, response) ->
                        Mono.fromFuture(front, true).flatMap(ready -> ready.handle(request, response)))
                .bindNow();
        try {
            return assemble(settings, server, front);
        } catch (IOException | RuntimeException e) {
            server.disposeNow(CLOSE_MAX);
            throw e;
        }
    }

    private static StripeEmulator assemble(
            EmulatorSettings settings, DisposableServer server, CompletableFuture<HttpFront> front) throws IOException {
        StripeJson json = new StripeJson(pageUrl(settings, server.port()));
        Faults faults = new Faults();
        Webhooks webhooks = new Webhooks(settings.webhooks(), json, faults);
        Bookkeeper bookkeeper = Bookkeeper.open(settings.data(), webhooks::wants);
        RandomIds ids = new RandomIds();
        webhooks.start(bookkeeper);
        bookkeeper.start(webhooks::offer);
        front.complete(new HttpFront(
                new Api(settings, bookkeeper, new Endpoints(faults, ids), faults),
                new PageRoutes(bookkeeper, faults),
                new Control(bookkeeper, faults, webhooks),
                json,
                ids));
        return new StripeEmulator(server, bookkeeper, webhooks);
    }

    private static String pageUrl(EmulatorSettings settings, int port) {
        URI url = settings.publicUrl();
        return url == null
                ? "http://" + settings.host() + ":" + port
                : url.toString().replaceAll("/+$", "");
    }

    public int port() {
        return server.port();
    }

    /** Where the SDK is pointed at. */
    public URI baseUrl() {
        return URI.create("http://" + server.host() + ":" + server.port());
    }

    /** Sends events somewhere else from now on; null for nowhere. */
    public void sendWebhooks(EmulatorSettings.@Nullable Webhook receiver) {
        webhooks.configure(receiver);
    }

    /** Returns once the emulator has stopped, by whatever cause. */
    public void awaitStop() {
        server.onDispose().block();
    }

    @Override
    public void close() throws IOException {
        server.disposeNow(CLOSE_MAX);
        webhooks.close();
        bookkeeper.close();
    }
}
