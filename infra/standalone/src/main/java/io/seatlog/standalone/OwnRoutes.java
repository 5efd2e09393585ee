package io.seatlog.standalone;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The paths that are standalone's own: health of the whole, and tokens for trying things out. */
final class OwnRoutes {

    static final String TOKEN = "/dev/token";
    static final String JWKS = "/dev/jwks.json";
    static final String LIVENESS = "/actuator/health/liveness";
    static final Set<String> HEALTH = Set.of("/actuator/health", "/actuator/health/readiness");

    private static final int BODY_MAX = 4096;
    private static final Set<String> LOOPBACK_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final JsonMapper JSON = new JsonMapper();

    private final DevTokens tokens;
    private final Readiness readiness;

    OwnRoutes(DevTokens tokens, Readiness readiness) {
        this.tokens = tokens;
        this.readiness = readiness;
    }

    boolean has(ServerHttpRequest request) {
        String path = request.getPath().value();
        return path.equals(TOKEN) || path.equals(JWKS) || path.equals(LIVENESS) || HEALTH.contains(path);
    }

    Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        return switch (request.getPath().value()) {
            case TOKEN -> token(request, response);
            case JWKS -> send(response, HttpStatus.OK, MediaType.APPLICATION_JSON, tokens.jwks());
            case LIVENESS -> send(response, HttpStatus.OK, MediaType.APPLICATION_JSON, "{\"status\":\"UP\"}");
            default -> health(response);
        };
    }

    private Mono<Void> health(ServerHttpResponse response) {
        return Mono.fromCallable(readiness::look)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(state -> send(
                        response,
                        state.isReady() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE,
                        MediaType.APPLICATION_JSON,
                        json(state)));
    }

    private static String json(Readiness.State state) {
        Map<String, Object> components = new LinkedHashMap<>();
        state.parts().forEach((part, up) -> components.put(part, Map.of("status", up ? "UP" : "OUT_OF_SERVICE")));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", state.isReady() ? "UP" : "OUT_OF_SERVICE");
        body.put("components", components);
        return JSON.writeValueAsString(body);
    }

    private Mono<Void> token(ServerHttpRequest request, ServerHttpResponse response) {
        if (request.getMethod() != HttpMethod.POST) {
            return problem(response, HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED");
        }
        if (!isFromHere(request)) {
            return problem(response, HttpStatus.FORBIDDEN, "FORBIDDEN");
        }
        return DataBufferUtils.join(request.getBody(), BODY_MAX)
                .map(OwnRoutes::text)
                .defaultIfEmpty("")
                .flatMap(body -> issue(body, response))
                .onErrorResume(
                        DataBufferLimitException.class,
                        tooLong -> problem(response, HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE"));
    }

    /** The name in Host too, or a page of another site could have its own name lead here and read the answer. */
    private static boolean isFromHere(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        var host = request.getHeaders().getHost();
        return remote != null
                && remote.getAddress().isLoopbackAddress()
                && host != null
                && LOOPBACK_NAMES.contains(host.getHostString());
    }

    private Mono<Void> issue(String body, ServerHttpResponse response) {
        try {
            JsonNode wish = JSON.readTree(body);
            JsonNode subject = wish.path("sub");
            if (!subject.isString() || subject.asString().isBlank()) {
                return problem(response, HttpStatus.UNPROCESSABLE_CONTENT, "REQUEST_INVALID");
            }
            String token = tokens.issue(subject.asString(), scope(wish));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("access_token", token);
            answer.put("token_type", "Bearer");
            answer.put("expires_in", tokens.lifeSeconds());
            return send(response, HttpStatus.OK, MediaType.APPLICATION_JSON, JSON.writeValueAsString(answer));
        } catch (JacksonException malformed) {
            return problem(response, HttpStatus.BAD_REQUEST, "MALFORMED_JSON");
        }
    }

    private static @Nullable String scope(JsonNode wish) {
        JsonNode scope = wish.path("scope");
        return scope.isString() ? scope.asString() : null;
    }

    private static String text(DataBuffer buffer) {
        try {
            return buffer.toString(StandardCharsets.UTF_8);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    static Mono<Void> starting(ServerHttpResponse response) {
        return problem(response, HttpStatus.SERVICE_UNAVAILABLE, "STARTING");
    }

    static Mono<Void> tooLarge(ServerHttpResponse response) {
        return problem(response, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "HEADERS_TOO_LARGE");
    }

    private static Mono<Void> problem(ServerHttpResponse response, HttpStatus status, String reason) {
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.getHeaders().set("Retry-After", "1");
        }
        String type = "urn:seatlog:problem:" + reason.toLowerCase(java.util.Locale.ROOT);
        String body = "{\"type\":\"" + type + "\",\"title\":\"" + status.getReasonPhrase() + "\",\"status\":"
                + status.value() + ",\"detail\":\"" + status.getReasonPhrase() + "\",\"instance\":\"/\",\"reason\":\""
                + reason
                + "\"}";
        return send(response, status, MediaType.APPLICATION_PROBLEM_JSON, body);
    }

    private static Mono<Void> send(ServerHttpResponse response, HttpStatus status, MediaType type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatusCode(status);
        response.getHeaders().setContentType(type);
        response.getHeaders().setContentLength(bytes.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
    }
}
