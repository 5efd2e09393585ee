package io.seatlog.ingest.edge;

import io.seatlog.reason.Reason;
import io.seatlog.runtime.http.Bodies;
import io.seatlog.runtime.http.BodyTooLargeException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Bodies within their limits and of their media type; else a problem. */
public final class RequestBodies {

    /** Most bytes of a body. */
    public static final int BYTES_MAX = 64 << 10;

    /** Most bytes of a body that may hold a seating plan, as it comes. */
    public static final int PLAN_BYTES_MAX = 32 << 20;

    /** Most bytes of such a body, inflated. */
    public static final int PLAN_INFLATED_MAX = 64 << 20;

    private static final int PASSED_OVER_MAX = 1 << 20;
    private static final Duration PASSED_OVER_WITHIN = Duration.ofSeconds(1);
    private static final Set<String> JSON = Set.of("application/json");
    private static final Set<String> PATCH = Set.of("application/merge-patch+json", "application/json");

    private RequestBodies() {}

    /** A JSON body. */
    public static Mono<byte[]> json(ServerHttpRequest request) {
        return json(request, BYTES_MAX);
    }

    /** A JSON body that may be larger than others. */
    public static Mono<byte[]> json(ServerHttpRequest request, int bytesMax) {
        return typed(request, JSON).flatMap(ok -> plain(request)).then(Mono.defer(() -> read(request, bytesMax)));
    }

    /** A JSON body, or none. */
    public static Mono<byte[]> optionalJson(ServerHttpRequest request) {
        boolean isAbsent = request.getHeaders().getContentLength() <= 0
                && request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE) == null;
        return isAbsent ? read(request, BYTES_MAX) : json(request);
    }

    /** A merge patch. */
    public static Mono<byte[]> patch(ServerHttpRequest request) {
        return typed(request, PATCH).flatMap(ok -> plain(request)).then(Mono.defer(() -> read(request, BYTES_MAX)));
    }

    /** A JSON body that may hold a seating plan, and may be packed with gzip. */
    public static Mono<byte[]> plan(ServerHttpRequest request) {
        String encoding = request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
        if (!"gzip".equals(encoding)) {
            return typed(request, JSON)
                    .flatMap(ok -> plain(request))
                    .then(Mono.defer(() -> read(request, PLAN_BYTES_MAX)));
        }
        return typed(request, JSON)
                .then(Mono.defer(() -> read(request, PLAN_BYTES_MAX)))
                .map(RequestBodies::inflated);
    }

    /** A body of any type as it comes. */
    public static Mono<byte[]> raw(ServerHttpRequest request, int bytesMax) {
        return read(request, bytesMax);
    }

    /**
     * Reads what is still to come of a body, within limits, and forgets it. Clients send a body after its headers; some lose
     * the answer to their next request on a connection where this one's answer came before they had sent its body.
     */
    public static Mono<Void> passOver(ServerHttpRequest request) {
        if (request.getHeaders().getFirst(HttpHeaders.EXPECT) != null) {
            return Mono.empty();
        }
        // Where somebody has begun to read it there is nothing left, which is told as an error.
        return request.getBody()
                .map(RequestBodies::forgotten)
                .scan(Integer::sum)
                .takeUntil(bytes -> bytes > PASSED_OVER_MAX)
                .then()
                .timeout(PASSED_OVER_WITHIN)
                .onErrorComplete();
    }

    private static int forgotten(DataBuffer buffer) {
        int bytes = buffer.readableByteCount();
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** Whether a body with this {@code Content-Type} is JSON. */
    public static boolean isJson(@Nullable String contentType) {
        return isOneOf(JSON, contentType);
    }

    private static boolean isOneOf(Set<String> types, @Nullable String type) {
        int end = type == null ? -1 : type.indexOf(';');
        String bare = type == null ? "" : (end < 0 ? type : type.substring(0, end)).strip();
        return types.contains(bare) || types.contains(bare.toLowerCase(java.util.Locale.ROOT));
    }

    private static Mono<Boolean> typed(ServerHttpRequest request, Set<String> types) {
        return isOneOf(types, request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))
                ? Mono.just(true)
                : Mono.error(() -> new ProblemException(Problem.of(
                        Reason.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Type is to be "
                                + types.stream().sorted().findFirst().orElseThrow())));
    }

    private static Mono<Boolean> plain(ServerHttpRequest request) {
        String encoding = request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
        return encoding == null || encoding.equals("identity")
                ? Mono.just(true)
                : Mono.error(new ProblemException(
                        Problem.of(Reason.UNSUPPORTED_MEDIA_TYPE, "This body is read without Content-Encoding only")));
    }

    private static Mono<byte[]> read(ServerHttpRequest request, int bytesMax) {
        return Bodies.read(request, bytesMax).onErrorMap(BodyTooLargeException.class, RequestBodies::tooLarge);
    }

    private static byte[] inflated(byte[] packed) {
        try {
            return Bodies.gunzip(packed, PLAN_INFLATED_MAX);
        } catch (BodyTooLargeException e) {
            throw tooLarge(e);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(Reason.MALFORMED_JSON, "The body is not what gzip makes"));
        }
    }

    private static ProblemException tooLarge(BodyTooLargeException e) {
        return new ProblemException(Problem.of(Reason.BODY_TOO_LARGE, String.valueOf(e.getMessage())));
    }
}
