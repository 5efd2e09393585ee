package io.seatlog.query.http;

import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lets pages of other origins read: everybody's what is public, some origins' the rest. */
public final class Cors {

    private final Set<String> origins;

    public Cors(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /** For answers that are the same for everybody. */
    public static HandlerFilterFunction<ServerResponse, ServerResponse> everybody() {
        return (request, next) -> allowed(request, next, "*");
    }

    /** For answers that need a token or a key. */
    public HandlerFilterFunction<ServerResponse, ServerResponse> listed() {
        return (request, next) -> {
            request.exchange().getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
            String origin = request.headers().firstHeader(HttpHeaders.ORIGIN);
            return origin != null && origins.contains(origin) ? allowed(request, next, origin) : next.handle(request);
        };
    }

    private static Mono<ServerResponse> allowed(
            ServerRequest request, HandlerFunction<ServerResponse> next, String origin) {
        HttpHeaders headers = request.exchange().getResponse().getHeaders();
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.set(
                HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                String.join(", ", HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER, HttpHeaders.CONTENT_DISPOSITION));
        return next.handle(request);
    }
}
