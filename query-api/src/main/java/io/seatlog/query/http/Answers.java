package io.seatlog.query.http;

import io.seatlog.query.body.Body;
import io.seatlog.query.body.Json;
import io.seatlog.reason.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Makes answers. */
public final class Answers {

    /** For what changes many times a second and is the same for everybody. */
    public static final String BRIEFLY = "public, max-age=1";

    /** For what never changes. */
    public static final String FOR_EVER = "public, max-age=31536000, immutable";

    /** For what belongs to one customer. */
    public static final String PRIVATE = "private, no-cache";

    /** For what is the same for everybody and has no version. */
    public static final String NO_CACHE = "no-cache";

    private Answers() {}

    /** JSON that nobody keeps. */
    public static Mono<ServerResponse> json(Json.Writing members) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, NO_CACHE)
                .bodyValue(Json.object(members));
    }

    /** JSON with a version: 304 to who has it, compressed for who can read that. */
    public static Mono<ServerResponse> versioned(ServerRequest request, Body body, String etag, String caching) {
        HttpHeaders headers = request.exchange().getResponse().getHeaders();
        if (matches(request.headers().header(HttpHeaders.IF_NONE_MATCH), etag)) {
            version(headers, etag, caching);
            return ServerResponse.status(304).build();
        }
        boolean gzip =
                body.isWorthCompressing() && acceptsGzip(request.headers().firstHeader(HttpHeaders.ACCEPT_ENCODING));
        byte[] bytes = gzip ? body.gzipped() : body.plain();
        version(headers, etag, caching);
        ServerResponse.BodyBuilder answer = ServerResponse.ok().contentType(MediaType.APPLICATION_JSON);
        if (gzip) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.bodyValue(bytes);
    }

    /**
     * Says on the response which version it is of. A tag that stood in the framework's own answer would be compared by the
     * framework once more, which takes for tags what are none.
     */
    public static void version(HttpHeaders headers, String etag, String caching) {
        headers.set(HttpHeaders.ETAG, etag);
        headers.set(HttpHeaders.CACHE_CONTROL, caching);
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    /** An entity tag of a number. */
    public static String etag(long version) {
        return '"' + Long.toString(version) + '"';
    }

    /** Whether one of the tags in If-None-Match is this one. */
    public static boolean matches(List<String> ifNoneMatch, String etag) {
        for (String header : ifNoneMatch) {
            for (String tag : header.split(",")) {
                String bare = tag.strip();
                if (bare.equals("*") || bare.equals(etag) || bare.equals("W/" + etag)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a client reads gzip. */
    public static boolean acceptsGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        for (String coding : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = coding.strip().split(";");
            if (parts[0].strip().equals("gzip") || parts[0].strip().equals("*")) {
                return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    /** A problem, RFC 9457. */
    public static Mono<ServerResponse> problem(String instance, Reason reason, String detail) {
        ServerResponse.BodyBuilder answer =
                ServerResponse.status(reason.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (mayComeLater(reason)) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        if (reason.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").bodyValue(problemBody(instance, reason, detail));
    }

    /** The bytes of a problem. */
    public static byte[] problemBody(String instance, Reason reason, String detail) {
        return Json.object(json -> {
            json.writeStringProperty(
                    "type", "urn:seatlog:problem:" + reason.name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("title", reason.title());
            json.writeNumberProperty("status", reason.status());
            json.writeStringProperty("detail", detail);
            json.writeStringProperty("instance", instance);
            json.writeStringProperty("reason", reason.name());
        });
    }

    /** Whether asking again soon makes sense. */
    public static boolean mayComeLater(Reason reason) {
        return reason.status() == 503
                || reason.status() == 429
                || reason == Reason.ORDER_NOT_FOUND
                || reason == Reason.SHOWTIME_UNKNOWN;
    }

    /** The value, or a problem where there is none. */
    public static <T> T found(Optional<T> value, Reason otherwise) {
        return value.orElseThrow(() -> new ProblemException(otherwise));
    }
}
