package io.seatlog.stripe.domain;

import org.jspecify.annotations.Nullable;

/** What happens without anybody asking, once its time has come. */
public final class Due {

    private Due() {}

    /** Decides about one object whose time has come; null when it has moved on since. */
    public static @Nullable Decision decide(Ledger ledger, StripeObject object, Call call) {
        if (object instanceof CheckoutSession session && session.open()) {
            return Checkout.expire(ledger, session, call);
        }
        if (object instanceof PaymentIntent intent && intent.status() == PaymentIntent.Status.REQUIRES_CAPTURE) {
            return Payments.cancel(ledger, intent, "automatic", call);
        }
        if (object instanceof Refund refund && refund.plan() != null) {
            return Refunds.settle(ledger, refund, refund.plan().to(), call);
        }
        return null;
    }
}
