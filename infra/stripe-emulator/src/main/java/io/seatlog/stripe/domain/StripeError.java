package io.seatlog.stripe.domain;

import org.jspecify.annotations.Nullable;

/**
 * The provider's no.
 *
 * @param status of the HTTP answer
 * @param intent the payment it is about, given back with the error
 */
public record StripeError(
        int status,
        String type,
        @Nullable String code,
        @Nullable String param,
        String message,
        @Nullable PaymentIntent intent)
        implements Decision {

    private static final String INVALID = "invalid_request_error";

    public static StripeError invalid(@Nullable String code, @Nullable String param, String message) {
        return new StripeError(400, INVALID, code, param, message, null);
    }

    public static StripeError missing(String kind, @Nullable String param, String id) {
        return new StripeError(404, INVALID, "resource_missing", param, "No such " + kind + ": '" + id + "'", null);
    }

    public static StripeError unauthorized(String message) {
        return new StripeError(401, INVALID, null, null, message, null);
    }

    public static StripeError unexpectedState(PaymentIntent intent, String message) {
        return new StripeError(400, INVALID, "payment_intent_unexpected_state", null, message, intent);
    }

    public static StripeError idempotency(int status, @Nullable String code, String message) {
        return new StripeError(status, "idempotency_error", code, null, message, null);
    }

    public static StripeError rateLimited() {
        return new StripeError(
                429,
                INVALID,
                "rate_limit",
                null,
                "Request rate limit exceeded. You can learn more about rate limits here"
                        + " https://stripe.com/docs/rate-limits.",
                null);
    }

    public static StripeError internal() {
        return new StripeError(
                500,
                "api_error",
                null,
                null,
                "Sorry! There was an error while talking to one of our backends. Please try again later.",
                null);
    }
}
