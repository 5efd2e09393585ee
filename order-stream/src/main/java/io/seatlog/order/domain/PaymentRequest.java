package io.seatlog.order.domain;

import org.jspecify.annotations.Nullable;

/** What an order asks of the payment provider: one thing at a time, the next ones wait in the order. */
public sealed interface PaymentRequest {

    /** {@code <orderId>/<operation>/<n>}, n counting the order's requests. */
    String requestId();

    /** Open a page to pay on. */
    record Open(
            String requestId,
            int attempt,
            String returnUrl,
            @Nullable String locale) implements PaymentRequest {}

    /** Close the page. */
    record Close(String requestId, String paymentId) implements PaymentRequest {}

    /** Read how the payment stands, by its page or its payment intent, or how a refund of the intent stands. */
    record Look(
            String requestId,
            @Nullable String paymentId,
            @Nullable String intent,
            @Nullable String refundId) implements PaymentRequest {

        Look(String requestId, @Nullable String paymentId, @Nullable String intent) {
            this(requestId, paymentId, intent, null);
        }
    }

    /** Take the money. */
    record Capture(String requestId, String intent) implements PaymentRequest {}

    /** Let the money go. */
    record Void(String requestId, String intent) implements PaymentRequest {}

    /** Give taken money back. */
    record Refund(String requestId, String refundId, String intent, long amount, int attempt)
            implements PaymentRequest {}
}
