package io.seatlog.query;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seatlog.query.showtime.HotReads;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.runtime.http.RequestRepair;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Everything that answers, on a port, without brokers. */
final class TestServer implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final MeterRegistry meters;
    private final DisposableServer server;

    TestServer(ShowtimeViews views) {
        this(new SimpleMeterRegistry(), meters -> new HotReads(views, routes(views), meters));
    }

    private TestServer(MeterRegistry meters, Function<MeterRegistry, HttpHandler> handler) {
        this.meters = meters;
        this.server = RequestRepair.in(HttpServer.create())
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(handler.apply(meters)))
                .bindNow();
    }

    /** One that has nothing in front of its routes. */
    static TestServer ofRoutesAlone(ShowtimeViews views) {
        return new TestServer(new SimpleMeterRegistry(), meters -> routes(views));
    }

    private static HttpHandler routes(ShowtimeViews views) {
        return RouterFunctions.toHttpHandler(TestRoutes.routes(views).build());
    }

    int port() {
        return server.port();
    }

    /** How many requests have been answered in front of the routes. */
    int answeredInFront() {
        return (int) meters.find("seatlog.query.availability").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    HttpResponse<String> send(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    WebSocket feed(String path, Queue<String> heard, CompletableFuture<Integer> closed) throws Exception {
        return http.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + path), new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                        heard.add(text.toString());
                        from.request(1);
                        return null;
                    }

                    @Override
                    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                        closed.complete(code);
                        return null;
                    }
                })
                .get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
