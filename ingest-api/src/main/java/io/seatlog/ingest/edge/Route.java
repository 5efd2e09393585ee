package io.seatlog.ingest.edge;

import java.util.function.Function;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * One call that this app answers.
 *
 * @param method  its method
 * @param pattern its path, as {@code openapi.yaml} has it
 * @param handler answers it; a failure becomes a problem
 */
public record Route(HttpMethod method, String pattern, Function<ServerRequest, Mono<Answer>> handler) {}
