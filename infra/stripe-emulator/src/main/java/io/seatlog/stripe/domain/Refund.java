package io.seatlog.stripe.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way back to a card.
 *
 * <pre>
 *   PENDING -> SUCCEEDED -> FAILED (also days later)
 *       \------------------/
 * </pre>
 *
 * @param plan what will happen to it without anybody asking, null when nothing will
 */
public record Refund(
        String id,
        long created,
        String charge,
        String paymentIntent,
        String currency,
        long amount,
        Status status,
        @Nullable String reason,
        @Nullable String failureReason,
        Map<String, String> metadata,
        @Nullable Plan plan)
        implements StripeObject {

    public Refund {
        metadata = Absent.asEmpty(metadata);
    }

    /** Where a refund stands. */
    public enum Status {
        PENDING,
        SUCCEEDED,
        FAILED
    }

    /** The state a refund takes by itself at a second of the emulator's clock. */
    public record Plan(long at, Status to) {}

    Refund succeeded() {
        return new Refund(
                id, created, charge, paymentIntent, currency, amount, Status.SUCCEEDED, reason, null, metadata, plan);
    }

    Refund settled(Status to) {
        String why = to == Status.FAILED ? "lost_or_stolen_card" : null;
        return new Refund(id, created, charge, paymentIntent, currency, amount, to, reason, why, metadata, null);
    }

    @Override
    public Map<String, String> links() {
        return Map.of("charge", charge, "payment_intent", paymentIntent);
    }
}
