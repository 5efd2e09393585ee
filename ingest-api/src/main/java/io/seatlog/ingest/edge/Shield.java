package io.seatlog.ingest.edge;

import io.seatlog.reason.Reason;
import io.seatlog.runtime.http.RequestSize;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * The first to see a request: bounds on URL and headers, CORS, and the hot call, which it answers itself so that nothing of
 * the framework's is paid for it. Everything else goes on.
 */
public final class Shield implements HttpHandler {

    private static final Logger log = LoggerFactory.getLogger(Shield.class);

    /** A call that is answered without the framework. */
    public interface HotCall {
        /** The answer, or null if this is another call. */
        @Nullable
        Mono<Answer> answer(ServerHttpRequest request);
    }

    private final HotCall hot;
    private final HttpHandler next;
    private final Cors cors;

    public Shield(HotCall hot, HttpHandler next, Set<String> corsOrigins) {
        this.hot = hot;
        this.next = next;
        this.cors = new Cors(corsOrigins);
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        if (RequestSize.isTooLarge(request)) {
            return send(response, Answer.problem(Problem.of(Reason.HEADERS_TOO_LARGE), "/"));
        }
        if (cors.answers(request, response)) {
            return response.setComplete();
        }
        Mono<Answer> answer = hot.answer(request);
        if (answer == null) {
            return next.handle(request, response);
        }
        return answer.onErrorResume(e -> RequestBodies.passOver(request).thenReturn(failed(e, request)))
                .flatMap(ready -> send(response, ready));
    }

    /** What a failure is told as: a problem as it is, anything else as INTERNAL, noted here. */
    public static Answer failed(Throwable e, ServerHttpRequest request) {
        return failed(e, request.getMethod(), request.getPath().value());
    }

    /** What a failure is told as: a problem as it is, anything else as INTERNAL, noted here. */
    public static Answer failed(Throwable e, HttpMethod method, String path) {
        if (e instanceof ProblemException known) {
            return Answer.problem(known.problem(), path);
        }
        log.error("{} {} failed", method, path, e);
        return Answer.problem(Problem.of(Reason.INTERNAL), path);
    }

    /** Sends an answer. */
    public static Mono<Void> send(ServerHttpResponse response, Answer answer) {
        response.setRawStatusCode(answer.status());
        HttpHeaders headers = response.getHeaders();
        List<String> pairs = answer.headers();
        for (int i = 0; i < pairs.size(); i += 2) {
            headers.set(pairs.get(i), pairs.get(i + 1));
        }
        headers.setContentLength(answer.body().length);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        return response.writeWith(Mono.just(response.bufferFactory().wrap(answer.body())));
    }
}
