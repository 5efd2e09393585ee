package io.seatlog.stripe;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.seatlog.stripe.domain.StripeError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** From HTTP to the API, the page and the control calls, and back. */
final class HttpFront {
    private static final System.Logger LOG = System.getLogger(HttpFront.class.getName());
    private static final int BODY_MAX = 256 * 1024;
    private static final String JSON = "application/json";
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'";

    private final Api api;
    private final PageRoutes pages;
    private final Control control;
    private final StripeJson json;
    private final RandomIds ids;

    HttpFront(Api api, PageRoutes pages, Control control, StripeJson json, RandomIds ids) {
        this.api = api;
        this.pages = pages;
        this.control = control;
        this.json = json;
        this.ids = ids;
    }

    Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        String path = request.fullPath();
        String requestId = ids.next("req_");
        return form(request)
                .flatMap(form -> {
                    if (path.startsWith(PageRoutes.PREFIX)) {
                        return page(request, response, form);
                    }
                    return path.startsWith(Control.PREFIX)
                            ? control(request, response, form)
                            : api(request, response, form, requestId);
                })
                .onErrorResume(BadRequest.class, e -> answer(response, ApiAnswer.no(e.error()), requestId))
                .onErrorResume(Api.Silence.class, e -> {
                    request.withConnection(connection -> connection.channel().close());
                    return Mono.empty();
                })
                .onErrorResume(e -> {
                    LOG.log(System.Logger.Level.WARNING, "could not answer " + request.method() + " " + path, e);
                    return answer(response, ApiAnswer.no(StripeError.internal()), requestId);
                });
    }

    private static Mono<Form> form(HttpServerRequest request) {
        String uri = request.uri();
        int query = uri.indexOf('?');
        if (request.method().name().equals("GET") || request.method().name().equals("DELETE")) {
            return Mono.fromSupplier(() -> Form.parse(query < 0 ? null : uri.substring(query + 1)));
        }
        return request.receive()
                .asByteArray()
                .collect(ByteArrayOutputStream::new, HttpFront::append)
                .map(body -> Form.parse(body.toString(StandardCharsets.UTF_8)));
    }

    private static void append(ByteArrayOutputStream body, byte[] more) {
        if (body.size() + more.length > BODY_MAX) {
            throw BadRequest.of("body", "The body is larger than " + BODY_MAX + " bytes.");
        }
        body.writeBytes(more);
    }

    private Mono<Void> api(HttpServerRequest request, HttpServerResponse response, Form form, String requestId) {
        HttpHeaders headers = request.requestHeaders();
        String key = headers.get("Idempotency-Key");
        if (key != null) {
            response.header("Idempotency-Key", key);
        }
        return api.handle(new Api.Request(
                        requestId,
                        request.method().name(),
                        request.fullPath(),
                        secret(headers.get(HttpHeaderNames.AUTHORIZATION)),
                        headers.get("Stripe-Version"),
                        key,
                        form))
                .flatMap(answer -> answer(response, answer, requestId));
    }

    /** The key of {@code Bearer <key>}, or of {@code Basic} with the key as user. */
    private static @Nullable String secret(@Nullable String authorization) {
        if (authorization == null) {
            return null;
        }
        if (authorization.startsWith("Bearer ")) {
            return authorization.substring("Bearer ".length());
        }
        if (!authorization.startsWith("Basic ")) {
            return "";
        }
        try {
            byte[] pair = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
            return new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private Mono<Void> answer(HttpServerResponse response, ApiAnswer answer, String requestId) {
        response.status(answer.status())
                .header("Request-Id", requestId)
                .header("Stripe-Version", Api.VERSION)
                .header(HttpHeaderNames.CACHE_CONTROL, "no-cache, no-store");
        if (answer.repeats() != null) {
            response.header("Idempotent-Replayed", "true").header("Original-Request", answer.repeats());
        }
        if (answer.status() == 429) {
            response.header("Stripe-Rate-Limited-Reason", "global-rate");
        }
        return send(response, JSON, json.bytes(answer));
    }

    private Mono<Void> page(HttpServerRequest request, HttpServerResponse response, Form form) {
        String id = request.fullPath().substring(PageRoutes.PREFIX.length());
        Mono<PageRoutes.Answer> answer = request.method().name().equals("POST") ? pages.act(id, form) : pages.show(id);
        return answer.flatMap(shown -> {
            response.status(HttpResponseStatus.valueOf(shown.status()))
                    .header(HttpHeaderNames.CACHE_CONTROL, "no-store")
                    .header("Content-Security-Policy", PAGE_POLICY)
                    .header("Referrer-Policy", "no-referrer")
                    .header("X-Content-Type-Options", "nosniff");
            if (shown.location() != null) {
                response.header(HttpHeaderNames.LOCATION, shown.location());
            }
            String html = shown.html() == null ? "" : shown.html();
            return send(response, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
        });
    }

    private Mono<Void> control(HttpServerRequest request, HttpServerResponse response, Form form) {
        return control.handle(request.method().name(), request.fullPath(), form)
                .flatMap(node -> send(response, JSON, json.bytes(node)));
    }

    private static Mono<Void> send(HttpServerResponse response, String type, byte[] body) {
        return response.header(HttpHeaderNames.CONTENT_TYPE, type)
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length))
                .sendByteArray(Mono.just(body))
                .then();
    }
}
