package io.seatlog.ingest.edge;

import io.seatlog.reason.Reason;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Tells as a problem what the framework itself refuses or fails on. */
public final class Problems implements WebExceptionHandler, Ordered {

    /** Before the framework's own, which knows no problems. */
    private static final int BEFORE_OTHERS = -10;

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable e) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(e);
        }
        Answer answer = e instanceof ResponseStatusException known
                ? Answer.problem(
                        Problem.of(reason(known.getStatusCode())),
                        exchange.getRequest().getPath().value())
                : Shield.failed(e, exchange.getRequest());
        return Shield.send(exchange.getResponse(), answer);
    }

    private static Reason reason(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> Reason.NOT_FOUND;
            case 405 -> Reason.METHOD_NOT_ALLOWED;
            case 406 -> Reason.NOT_ACCEPTABLE;
            case 413 -> Reason.BODY_TOO_LARGE;
            case 415 -> Reason.UNSUPPORTED_MEDIA_TYPE;
            default -> status.is4xxClientError() ? Reason.REQUEST_INVALID : Reason.INTERNAL;
        };
    }

    @Override
    public int getOrder() {
        return BEFORE_OTHERS;
    }
}
