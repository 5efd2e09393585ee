package io.seatlog.query.http;

import io.seatlog.id.CustomerId;
import io.seatlog.id.InstallationSecret;
import io.seatlog.id.OrderId;
import io.seatlog.id.OrderKey;
import io.seatlog.reason.Reason;
import io.seatlog.runtime.token.Caller;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Finds out whom a request acts for. */
public final class Owner {

    private static final String KEY_HEADER = "Seatlog-Order-Key";

    private final Callers callers;
    private final InstallationSecret secret;

    public Owner(Callers callers, InstallationSecret secret) {
        this.callers = callers;
        this.secret = secret;
    }

    /** The customer whose token the request carries. */
    public Mono<CustomerId> ofToken(ServerRequest request) {
        return callers.of(request.headers().firstHeader(HttpHeaders.AUTHORIZATION))
                .map(Caller::customer);
    }

    /** The customer that the request acts for on this order: by the order's key, else by token. */
    public Mono<CustomerId> of(ServerRequest request, OrderId order) {
        String header = request.headers().firstHeader(KEY_HEADER);
        @Nullable
        String key = header != null ? header : request.queryParam("key").orElse(null);
        if (key == null) {
            return ofToken(request);
        }
        return Mono.justOrEmpty(ofKey(key, order))
                .switchIfEmpty(Mono.error(() -> new ProblemException(Reason.ORDER_NOT_FOUND)));
    }

    /** The customer that this key stands for, if it is this order's. */
    public Optional<CustomerId> ofKey(String key, OrderId order) {
        return OrderKey.verify(secret, order, key);
    }

    /** Lets organisers through. */
    public Mono<Caller> organizer(ServerRequest request) {
        return allowed(request, Caller::isOrganizer);
    }

    /** Lets those at the door through, and organisers. */
    public Mono<Caller> doorkeeper(ServerRequest request) {
        return allowed(request, Caller::isDoorkeeper);
    }

    private Mono<Caller> allowed(ServerRequest request, Predicate<Caller> mayRead) {
        return callers.of(request.headers().firstHeader(HttpHeaders.AUTHORIZATION))
                .filter(mayRead)
                .switchIfEmpty(Mono.error(() -> new ProblemException(Reason.FORBIDDEN)));
    }
}
