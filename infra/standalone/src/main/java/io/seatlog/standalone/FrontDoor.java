package io.seatlog.standalone;

import io.seatlog.ingest.edge.ShortPath;
import io.seatlog.runtime.http.RequestRepair;
import io.seatlog.runtime.http.RequestSize;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
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
    /** Requests are read a little further than they may go, or nobody could tell their senders why they are refused. */
    private static final int READ_FURTHER = 4;

    private final OwnRoutes own;
    private final AtomicReference<@Nullable HttpHandler> reads = new AtomicReference<>();
    private final AtomicReference<@Nullable HttpHandler> writes = new AtomicReference<>();
    private final AtomicReference<ShortPath.@Nullable Call> hotCall = new AtomicReference<>();
    private final DisposableServer server;

    FrontDoor(int port, OwnRoutes own) {
        this.own = own;
        this.server = ShortPath.in(RequestRepair.in(HttpServer.create()), hotCall::get)
                .host("127.0.0.1")
                .port(port)
                .httpRequestDecoder(spec -> spec.maxInitialLineLength(READ_FURTHER * RequestSize.URL_MAX)
                        .maxHeaderSize(READ_FURTHER * RequestSize.HEADERS_MAX))
                .handle(new ReactorHttpHandlerAdapter(this::handle))
                .bindNow();
    }

    int port() {
        return server.port();
    }

    /** From now on this app answers GET, HEAD and WebSocket. */
    void reads(HttpHandler handler, BeanFactory app) {
        reads.set(handler);
    }

    /** From now on this app answers all other methods, and what may take the short path. */
    void writes(HttpHandler handler, BeanFactory app) {
        writes.set(handler);
        hotCall.set(app.getBeanProvider(ShortPath.Call.class).getIfAvailable());
    }

    private Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        HttpMethod method = request.getMethod();
        boolean isRead = method == HttpMethod.GET || method == HttpMethod.HEAD;
        HttpHandler app = (isRead ? reads : writes).get();
        boolean isOurs = own.has(request);
        // ingest-api looks at the size itself, and a sale is too hot to look twice.
        if ((isRead || isOurs || app == null) && RequestSize.isTooLarge(request)) {
            return OwnRoutes.tooLarge(response);
        }
        if (isOurs) {
            return own.handle(request, response);
        }
        return app == null ? OwnRoutes.starting(response) : app.handle(request, response);
    }

    @Override
    public void close() {
        server.disposeNow(STOP_MAX);
    }
}
