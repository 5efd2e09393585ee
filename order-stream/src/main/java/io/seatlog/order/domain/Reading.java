package io.seatlog.order.domain;

import org.jspecify.annotations.Nullable;

/**
 * How a payment stands at the provider.
 *
 * @param paymentId the page, where the reading tells of it
 * @param pageOpen  whether somebody may still pay there
 * @param intent    the payment intent; none as long as nobody tried to pay
 * @param amount    authorised, or taken if the status is SUCCEEDED
 * @param refunded  given back so far, by anybody
 * @param disputed  whether the buyer disputes it at the bank
 */
public record Reading(
        @Nullable String paymentId,
        boolean pageOpen,
        @Nullable String intent,
        IntentStatus status,
        long amount,
        String currency,
        long refunded,
        boolean disputed) {

    Reading(
            @Nullable String paymentId,
            boolean pageOpen,
            @Nullable String intent,
            IntentStatus status,
            long amount,
            String currency) {
        this(paymentId, pageOpen, intent, status, amount, currency, 0, false);
    }

    public Reading {
        if (intent == null && status != IntentStatus.NONE) {
            throw new IllegalArgumentException("A payment intent with status " + status + " has an id");
        }
    }

    /** The payment intent of a reading whose status says that there is one. */
    String intentId() {
        if (intent == null) {
            throw new IllegalStateException("There is no payment intent");
        }
        return intent;
    }
}
