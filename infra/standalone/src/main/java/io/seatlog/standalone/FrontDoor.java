package io.seatlog.standalone;

import io.seatlog.runtime.http.RequestRepair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    /** Requests are read a little further than they may go, or nobody could tell their senders why they are refused. */
    private static final int READ_FURTHER = 4;

    private final OwnRoutes own;
    private final AtomicReference<@Nullable HttpHandler> reads = new AtomicReference<>();
    private final AtomicReference<@Nullable HttpHandler> writes = new AtomicReference<>();
    private final DisposableServer server;

    FrontDoor(int port, OwnRoutes own) {
        this.own = own;
        this.server = RequestRepair.in(HttpServer.create())
                .host("127.0.0.1")
                .port(port)
                .httpRequestDecoder(spec ->
                        spec.maxInitialLineLength(READ_FURTHER * URL_MAX).maxHeaderSize(READ_FURTHER * HEADERS_MAX))
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
        if (isTooLarge(request)) {
            return OwnRoutes.tooLarge(response);
        }
        if (own.has(request)) {
            return own.handle(request, response);
        }
        HttpMethod method = request.getMethod();
        HttpHandler app = (method == HttpMethod.GET || method == HttpMethod.HEAD ? reads : writes).get();
        return app == null ? OwnRoutes.starting(response) : app.handle(request, response);
    }

    private static boolean isTooLarge(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        if (request.getPath().value().length() + (query == null ? 0 : query.length()) > URL_MAX) {
            return true;
        }
        long size = 0;
        for (Map.Entry<String, List<String>> header : request.getHeaders().headerSet()) {
            for (String value : header.getValue()) {
                size += header.getKey().length() + value.length() + ": \r\n".length();
            }
        }
        return size > HEADERS_MAX;
    }

    @Override
    public void close() {
        server.disposeNow(STOP_MAX);
    }
}
