package io.seatlog.stripe.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One movement of a card's money: refused, held, taken, given back.
 *
 * @param released what of a held amount was let go without being taken
 * @param refunded what was given back of what was taken
 * @param failure null when the issuer agreed
 */
public record Charge(
        String id,
        long created,
        String paymentIntent,
        String currency,
        long amount,
        boolean captured,
        long amountCaptured,
        long released,
        long refunded,
        boolean disputed,
        @Nullable Decline failure,
        Map<String, String> metadata)
        implements StripeObject {

    public Charge {
        metadata = Absent.asEmpty(metadata);
    }

    static Charge agreed(String id, long now, PaymentIntent intent) {
        return new Charge(
                id,
                now,
                intent.id(),
                intent.currency(),
                intent.amount(),
                false,
                0,
                0,
                0,
                false,
                null,
                intent.terms().metadata());
    }

    static Charge failed(String id, long now, PaymentIntent intent, Decline failure) {
        return new Charge(
                id,
                now,
                intent.id(),
                intent.currency(),
                intent.amount(),
                false,
                0,
                0,
                0,
                false,
                failure,
                intent.terms().metadata());
    }

    public boolean paid() {
        return failure == null;
    }

    public long refundable() {
        return amountCaptured - refunded;
    }

    Charge taken(long captured) {
        return moved(true, captured, amount - captured, refunded, disputed);
    }

    Charge letGo() {
        return moved(false, 0, amount, 0, disputed);
    }

    Charge givenBack(long more) {
        return moved(captured, amountCaptured, released, Math.addExact(refunded, more), disputed);
    }

    Charge contested() {
        return moved(captured, amountCaptured, released, refunded, true);
    }

    private Charge moved(boolean isCaptured, long taken, long released, long refunded, boolean disputed) {
        return new Charge(
                id,
                created,
                paymentIntent,
                currency,
                amount,
                isCaptured,
                taken,
                released,
                refunded,
                disputed,
                failure,
                metadata);
    }

    @Override
    public Map<String, String> links() {
        return Map.of("payment_intent", paymentIntent);
    }
}
