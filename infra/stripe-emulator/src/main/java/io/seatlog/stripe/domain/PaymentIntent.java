package io.seatlog.stripe.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One payment: first the buyer's money is held, then it is taken or let go.
 *
 * <pre>
 *   REQUIRES_PAYMENT_METHOD &lt;-> REQUIRES_ACTION -> REQUIRES_CAPTURE -> SUCCEEDED
 *            \------------------------\-----------------\-> CANCELED
 * </pre>
 *
 * @param amountReceived what was taken, at most {@code amount}
 * @param authorizedAt second of the authorisation, 0 before it
 */
public record PaymentIntent(
        String id,
        long created,
        String session,
        String currency,
        long amount,
        Status status,
        long amountReceived,
        long authorizedAt,
        @Nullable String latestCharge,
        long canceledAt,
        @Nullable String cancellationReason,
        @Nullable Decline lastError,
        Purchase.IntentTerms terms)
        implements StripeObject {

    /** How long the provider holds money for a capture. */
    public static final long AUTHORIZATION_SECONDS = 7 * 24 * 3600L;

    /** Where a payment stands. */
    public enum Status {
        REQUIRES_PAYMENT_METHOD,
        REQUIRES_ACTION,
        REQUIRES_CAPTURE,
        SUCCEEDED,
        CANCELED
    }

    static PaymentIntent opened(String id, long now, CheckoutSession session) {
        Purchase purchase = session.purchase();
        return new PaymentIntent(
                id,
                now,
                session.id(),
                purchase.currency(),
                purchase.total(),
                Status.REQUIRES_PAYMENT_METHOD,
                0,
                0,
                null,
                0,
                null,
                null,
                purchase.intent());
    }

    public long amountCapturable() {
        return status == Status.REQUIRES_CAPTURE ? amount : 0;
    }

    public boolean cancelable() {
        return status != Status.SUCCEEDED && status != Status.CANCELED;
    }

    PaymentIntent declined(Decline decline, @Nullable String failedCharge) {
        String charge = failedCharge == null ? latestCharge : failedCharge;
        return moved(Status.REQUIRES_PAYMENT_METHOD, 0, 0, charge, decline);
    }

    PaymentIntent challenged() {
        return moved(Status.REQUIRES_ACTION, 0, 0, latestCharge, null);
    }

    PaymentIntent authorized(String charge, long now) {
        return moved(Status.REQUIRES_CAPTURE, 0, now, charge, null);
    }

    PaymentIntent succeeded(String charge, long taken, long now) {
        return moved(Status.SUCCEEDED, taken, authorizedAt == 0 ? now : authorizedAt, charge, null);
    }

    PaymentIntent canceled(long now, @Nullable String reason) {
        return new PaymentIntent(
                id,
                created,
                session,
                currency,
                amount,
                Status.CANCELED,
                0,
                authorizedAt,
                latestCharge,
                now,
                reason,
                lastError,
                terms);
    }

    private PaymentIntent moved(
            Status to, long taken, long authorized, @Nullable String charge, @Nullable Decline error) {
        return new PaymentIntent(
                id, created, session, currency, amount, to, taken, authorized, charge, 0, null, error, terms);
    }

    @Override
    public Map<String, String> links() {
        return latestCharge == null ? Map.of() : Map.of("latest_charge", latestCharge);
    }
}
