package io.seatlog.stripe.domain;

import java.util.Map;

/** A card holder's complaint to the bank about a charge. */
public record Dispute(
        String id, long created, String charge, String paymentIntent, String currency, long amount, String reason)
        implements StripeObject {

    @Override
    public Map<String, String> links() {
        return Map.of("charge", charge, "payment_intent", paymentIntent);
    }
}
