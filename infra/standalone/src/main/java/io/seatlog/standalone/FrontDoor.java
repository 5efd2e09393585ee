package io.seatlog.standalone;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * The one port. The method decides who answers: GET, HEAD and WebSocket handshakes are query-api's, all else is
 * ingest-api's. Standalone's own few paths come first; until both apps are there everybody else reads 503.
 */
final class FrontDoor implements AutoCloseable {

    private static final Duration STOP_MAX = Duration.ofSeconds(3);
    private static final int HEADERS_MAX = 16 * 1024;
    private static final int URL_MAX = 8 * 1024;

    private final OwnRoutes own;
    private final AtomicReference<@Nullable HttpHandler> reads = new AtomicReference<>();
    private final AtomicReference<@Nullable HttpHandler> writes = new AtomicReference<>();
    private final DisposableServer server;

    FrontDoor(int port, OwnRoutes own) {
        this.own = own;
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .httpRequestDecoder(spec -> spec.maxInitialLineLength(URL_MAX).maxHeaderSize(HEADERS_MAX))
                .handle(new ReactorHttpHandlerAdapter(this::handle))
                .bindNow();
    }

    int port() {
        return server.port();
    }

    /** From now on this handler answers GET, HEAD and WebSocket. */
    void reads(HttpHandler handler) {
        reads.set(handler);
    }

    /** From now on this handler answers all other methods. */
    void writes(HttpHandler handler) {
        writes.set(handler);
    }

    private Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        if (own.has(request)) {
            return own.handle(request, response);
        }
        HttpMethod method = request.getMethod();
        HttpHandler app = (method == HttpMethod.GET || method == HttpMethod.HEAD ? reads : writes).get();
        return app == null ? OwnRoutes.starting(response) : app.handle(request, response);
    }

    @Override
    public void close() {
        server.disposeNow(STOP_MAX);
    }
}
