package io.seatlog.stripe.domain;

import org.jspecify.annotations.Nullable;

/** The request behind a change; both null when nobody asked, as when a session runs out. */
public record Cause(@Nullable String requestId, @Nullable String idempotencyKey) {

    public static Cause nobody() {
        return new Cause(null, null);
    }
}
