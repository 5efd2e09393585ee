package io.seatlog.query.showtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.seatlog.query.body.Body;
import io.seatlog.query.http.Answers;
import io.seatlog.query.http.Cors;
import io.seatlog.query.view.ShowtimeView;
import io.seatlog.query.view.ShowtimeViews;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * Answers GET availability in front of everything else, from bytes that are there: it is most of a sale's reads. What is not
 * a plain answer, a problem or a method of another kind, goes on to the routes.
 */
public final class HotReads implements HttpHandler {

    private static final String BEFORE = "/api/showtimes/";
    private static final String AFTER = "/availability";

    private final ShowtimeViews views;
    private final HttpHandler next;
    private final Counter answered;
    private final Counter unchanged;

    public HotReads(ShowtimeViews views, HttpHandler next, MeterRegistry meters) {
        this.views = views;
        this.next = next;
        this.answered = meters.counter("seatlog.query.availability", "status", "200");
        this.unchanged = meters.counter("seatlog.query.availability", "status", "304");
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        ShowtimeView view =
                request.getMethod() == HttpMethod.GET ? view(request.getURI().getRawPath()) : null;
        return view == null ? next.handle(request, response) : answer(view, request, response);
    }

    private @Nullable ShowtimeView view(@Nullable String path) {
        if (path == null || !path.startsWith(BEFORE) || !path.endsWith(AFTER)) {
            return null;
        }
        int from = BEFORE.length();
        int to = path.length() - AFTER.length();
        return to <= from
                ? null
                : views.view(path.substring(from, to))
                        .filter(ShowtimeView::isComplete)
                        .orElse(null);
    }

    private Mono<Void> answer(ShowtimeView view, ServerHttpRequest request, ServerHttpResponse response) {
        String etag = Answers.etag(view.version());
        HttpHeaders headers = response.getHeaders();
        Cors.allowEverybody(headers);
        Answers.version(headers, etag, Answers.BRIEFLY);
        if (Answers.matches(request.getHeaders().getOrEmpty(HttpHeaders.IF_NONE_MATCH), etag)) {
            unchanged.increment();
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            return response.setComplete();
        }
        answered.increment();
        Body body = view.availability();
        boolean gzip = body.isWorthCompressing()
                && Answers.acceptsGzip(request.getHeaders().getFirst(HttpHeaders.ACCEPT_ENCODING));
        byte[] bytes = gzip ? body.gzipped() : body.plain();
        headers.setContentType(MediaType.APPLICATION_JSON);
        if (gzip) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        headers.setContentLength(bytes.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }
}
