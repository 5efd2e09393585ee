package io.seatlog.stripe;

import io.seatlog.stripe.domain.StripeError;

/** A request that is refused before anything looks at the ledger. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StripeError error;

    BadRequest(StripeError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    static BadRequest of(String param, String message) {
        return new BadRequest(StripeError.invalid(null, param, message));
    }

    static BadRequest of(String code, String param, String message) {
        return new BadRequest(StripeError.invalid(code, param, message));
    }

    StripeError error() {
        return error;
    }
}
