package io.seatlog.ingest.edge;

import io.seatlog.route.DescribedRoute;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which pages may call. Listed origins may call everything, and every origin may read what is public. A browser asks with
 * OPTIONS before it reads, and that comes here for reads too.
 */
final class Cors {

    private static final String ALLOW_METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

    /** Every header that a call may have and that a browser asks about. */
    private static final String ALLOW_HEADERS =
            "Authorization, Content-Type, Content-Encoding, Idempotency-Key, If-Match,"
                    + " If-None-Match, Prefer, Seatlog-Order-Key";

    private static final String EXPOSE_HEADERS = "ETag, Idempotent-Replayed, Location, Retry-After";
    private static final String MAX_AGE_SECONDS = "3600";
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final Set<String> origins;
    private final List<PathPattern> publicReads;

    Cors(Set<String> origins) {
        this.origins = Set.copyOf(origins);
        this.publicReads = DescribedRoute.publicReads().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    /** Says in the answer what a page may do with it; true if the request only asked, and is answered by that. */
    boolean answers(ServerHttpRequest request, ServerHttpResponse response) {
        String origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
        if (origin == null) {
            return false;
        }
        boolean isPreflight = HttpMethod.OPTIONS.equals(request.getMethod())
                && request.getHeaders().containsHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        String allowed = allowed(origin, isPreflight ? request : null);
        if (allowed == null) {
            return false;
        }
        HttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, allowed);
        headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSE_HEADERS);
        if (isPreflight) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, allowed.equals("*") ? "GET, HEAD" : ALLOW_METHODS);
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, ALLOW_HEADERS);
            headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, MAX_AGE_SECONDS);
            response.setRawStatusCode(204);
        }
        return isPreflight;
    }

    private @Nullable String allowed(String origin, @Nullable ServerHttpRequest preflight) {
        if (preflight != null && isPublicRead(preflight)) {
            return "*";
        }
        return origins.contains(origin) ? origin : null;
    }

    private boolean isPublicRead(ServerHttpRequest preflight) {
        String method = preflight.getHeaders().getFirst(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        return method != null
                && READS.contains(method)
                && publicReads.stream()
                        .anyMatch(path -> path.matches(preflight.getPath().pathWithinApplication()));
    }
}
