package io.seatlog.stripe.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page on which one purchase can be paid, once.
 *
 * <pre>
 *   OPEN -> COMPLETE
 *     \--> EXPIRED
 * </pre>
 *
 * @param captured whether the money was taken; an authorisation alone leaves it false
 * @param paymentIntent known from the first attempt to pay on
 */
public record CheckoutSession(
        String id,
        long created,
        long expiresAt,
        Status status,
        boolean captured,
        @Nullable String paymentIntent,
        Purchase purchase)
        implements StripeObject {

    /** Where a session stands. */
    public enum Status {
        OPEN,
        COMPLETE,
        EXPIRED
    }

    public boolean open() {
        return status == Status.OPEN;
    }

    public boolean payable(long now) {
        return open() && now < expiresAt;
    }

    CheckoutSession attempted(String intentId) {
        return new CheckoutSession(id, created, expiresAt, status, captured, intentId, purchase);
    }

    CheckoutSession completed(String intentId, boolean moneyTaken) {
        return new CheckoutSession(id, created, expiresAt, Status.COMPLETE, moneyTaken, intentId, purchase);
    }

    CheckoutSession moneyTaken() {
        return new CheckoutSession(id, created, expiresAt, status, true, paymentIntent, purchase);
    }

    CheckoutSession expired() {
        return new CheckoutSession(id, created, expiresAt, Status.EXPIRED, captured, paymentIntent, purchase);
    }

    @Override
    public Map<String, String> links() {
        return paymentIntent == null ? Map.of() : Map.of("payment_intent", paymentIntent);
    }
}
