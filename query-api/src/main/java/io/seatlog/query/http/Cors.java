package io.seatlog.query.http;

import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Lets pages of other origins read: everybody's what is public, some origins' the rest. */
public final class Cors {

    private static final String EXPOSED =
            String.join(", ", HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER, HttpHeaders.CONTENT_DISPOSITION);

    private final Set<String> origins;

    public Cors(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /** For answers that are the same for everybody. */
    public static HandlerFilterFunction<ServerResponse, ServerResponse> everybody() {
        return (request, next) -> {
            allowEverybody(request.exchange().getResponse().getHeaders());
            return next.handle(request);
        };
    }

    /** For answers that need a token or a key. */
    public HandlerFilterFunction<ServerResponse, ServerResponse> listed() {
        return (request, next) -> {
            HttpHeaders headers = request.exchange().getResponse().getHeaders();
            headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
            String origin = request.headers().firstHeader(HttpHeaders.ORIGIN);
            if (origin != null && origins.contains(origin)) {
                allow(headers, origin);
            }
            return next.handle(request);
        };
    }

    /** The same, for who answers in front of the framework. */
    public static void allowEverybody(HttpHeaders headers) {
        allow(headers, "*");
    }

    private static void allow(HttpHeaders headers, String origin) {
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
}
