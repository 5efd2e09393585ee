package io.seatlog.query.http;

import io.seatlog.runtime.token.Caller;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Tells who asks from the header Authorization. */
@FunctionalInterface
public interface Callers {

    /** The caller; fails with UNAUTHENTICATED or TOKEN_INVALID. */
    Mono<Caller> of(@Nullable String authorization);
}
