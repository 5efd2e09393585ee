package io.seatlog.ingest.edge;

import io.seatlog.id.InstallationSecret;
import io.seatlog.id.OrderId;
import io.seatlog.id.OrderKey;
import io.seatlog.reason.Reason;
import io.seatlog.runtime.token.Caller;
import io.seatlog.runtime.token.TokenException;
import io.seatlog.runtime.token.TokenVerifier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Says who asks: by a bearer token, or, about one order, by its key. */
public final class Doorman {

    /** Header with the key of an order. */
    public static final String KEY_HEADER = "Seatlog-Order-Key";

    private final TokenVerifier tokens;
    private final InstallationSecret secret;

    public Doorman(TokenVerifier tokens, InstallationSecret secret) {
        this.tokens = tokens;
        this.secret = secret;
    }

    /** Who asks, if the token was seen before; null says nothing, only that {@link #customer} must be asked. */
    public @Nullable Customer remembered(@Nullable String authorization) {
        Caller caller = authorization == null ? null : tokens.remembered(authorization);
        return caller == null ? null : customer(caller);
    }

    /** Who asks by token; else a problem. */
    public Mono<Customer> customer(HttpHeaders headers) {
        return tokens.verify(headers.getFirst(HttpHeaders.AUTHORIZATION))
                .map(Doorman::customer)
                .onErrorMap(TokenException.class, Doorman::problem);
    }

    /** Who asks, who must be an organizer; else a problem. */
    public Mono<Customer> organizer(HttpHeaders headers) {
        return customer(headers)
                .filter(Customer::isOrganizer)
                .switchIfEmpty(Mono.error(() ->
                        new ProblemException(Problem.of(Reason.FORBIDDEN, "The token needs the scope organizer"))));
    }

    /** Who asks, who must be at the door, or an organizer; else a problem. */
    public Mono<Customer> doorkeeper(HttpHeaders headers) {
        return tokens.verify(headers.getFirst(HttpHeaders.AUTHORIZATION))
                .onErrorMap(TokenException.class, Doorman::problem)
                .filter(Caller::isDoorkeeper)
                .map(Doorman::customer)
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(Problem.of(Reason.FORBIDDEN, "The token needs the scope door"))));
    }

    /** Who asks about one order: by its key, or by token. A key that is not the order's is as good as no order. */
    public Mono<Customer> owner(ServerHttpRequest request, OrderId order) {
        String header = request.getHeaders().getFirst(KEY_HEADER);
        String key = header != null ? header : request.getQueryParams().getFirst("key");
        if (key == null) {
            return customer(request.getHeaders());
        }
        return OrderKey.verify(secret, order, key)
                .map(id -> Mono.just(new Customer(id, false)))
                .orElseGet(() -> Mono.error(new ProblemException(Problem.of(Reason.ORDER_NOT_FOUND))));
    }

    private static Customer customer(Caller caller) {
        return new Customer(caller.customer(), caller.isOrganizer());
    }

    private static ProblemException problem(TokenException e) {
        return new ProblemException(
                switch (e.fault()) {
                    case MISSING -> Problem.of(Reason.UNAUTHENTICATED);
                    case INVALID -> Problem.of(Reason.TOKEN_INVALID, String.valueOf(e.getMessage()));
                    case KEYS_UNAVAILABLE -> Problem.of(Reason.OVERLOADED, "The issuer's keys cannot be read now");
                });
    }
}
