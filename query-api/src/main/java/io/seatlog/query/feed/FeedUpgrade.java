package io.seatlog.query.feed;

import io.netty.handler.codec.DecoderException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** The answer to a handshake: from here on the connection is a feed. */
final class FeedUpgrade implements ServerResponse {

    static final String SUBPROTOCOL = "seatlog.v1";

    /** Longest message of a client. */
    static final int CLIENT_BYTES_MAX = 4 * 1024;

    private final FeedHub hub;
    private final FeedRoom room;
    private final List<String> watched;

    FeedUpgrade(FeedHub hub, FeedRoom room, List<String> watched) {
        this.hub = hub;
        this.room = room;
        this.watched = List.copyOf(watched);
    }

    @Override
    public Mono<Void> writeTo(ServerWebExchange exchange, Context context) {
        ServerHttpResponse response = exchange.getResponse();
        HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(response);
        WebsocketServerSpec.Builder spec = WebsocketServerSpec.builder().maxFramePayloadLength(CLIENT_BYTES_MAX);
        // A server that names a subprotocol never serves who asked for none, but naming one is the client's choice.
        if (asksForSubprotocol(exchange)) {
            spec.protocols(SUBPROTOCOL);
        }
        return response.setComplete().then(Mono.defer(() -> server.sendWebsocket(this::serve, spec.build())));
    }

    private static boolean asksForSubprotocol(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().getOrEmpty("Sec-WebSocket-Protocol").stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .anyMatch(name -> name.strip().equals(SUBPROTOCOL));
    }

    private Mono<Void> serve(WebsocketInbound in, WebsocketOutbound out) {
        AtomicReference<FeedConnection> opened = new AtomicReference<>();
        in.withConnection(connection -> {
            FeedConnection feed = new FeedConnection(room, connection.channel(), out, System::nanoTime);
            opened.set(feed);
            hub.opened();
            // Told on the connection's event loop.
            connection.channel().closeFuture().addListener(closed -> {
                feed.gone();
                hub.closed();
            });
            feed.loop().execute(() -> {
                room.join(feed);
                feed.open(watched);
            });
        });
        FeedConnection feed = Objects.requireNonNull(opened.get(), "withConnection calls at once");
        // What is no frame has been answered by the decoder that found it.
        return in.receiveFrames()
                .doOnNext(feed::receive)
                .onErrorResume(DecoderException.class, e -> Mono.empty())
                .then();
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatus.SWITCHING_PROTOCOLS;
    }

    @Override
    public HttpHeaders headers() {
        return HttpHeaders.EMPTY;
    }

    @Override
    public MultiValueMap<String, ResponseCookie> cookies() {
        return new LinkedMultiValueMap<>(Map.of());
    }
}
