package io.seatlog.stripe.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What may happen to a session: opened, paid, refused, challenged, ended. */
public final class Checkout {
    private static final long SHORTEST_SECONDS = 30 * 60L;
    private static final long LONGEST_SECONDS = 24 * 3600L;

    private Checkout() {}

    /** Opens a session for a purchase; {@code expiresAt} 0 means a day from now. */
    public static Decision open(Purchase purchase, long expiresAt, Call call) {
        long ends = expiresAt == 0 ? call.now() + LONGEST_SECONDS : expiresAt;
        if (ends < call.now() + SHORTEST_SECONDS) {
            return StripeError.invalid(
                    null,
                    "expires_at",
                    "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.");
        }
        if (ends > call.now() + LONGEST_SECONDS) {
            return StripeError.invalid(
                    null,
                    "expires_at",
                    "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.");
        }
        CheckoutSession session = new CheckoutSession(
                call.ids().next("cs_test_"), call.now(), ends, CheckoutSession.Status.OPEN, false, null, purchase);
        return Change.of("session opened", call).put(session).answering(session);
    }

    /** The issuer agrees: money is held, or taken at once if the session says so. */
    public static Decision pay(Ledger ledger, CheckoutSession session, Call call) {
        if (!session.payable(call.now())) {
            return notOpen(session, "paid");
        }
        PaymentIntent intent = intentOf(ledger, session, call);
        boolean hold = intent.terms().manualCapture();
        Charge held = Charge.agreed(call.ids().next("ch_"), call.now(), intent);
        Charge charge = hold ? held : held.taken(intent.amount());
        PaymentIntent paid = hold
                ? intent.authorized(charge.id(), call.now())
                : intent.succeeded(charge.id(), intent.amount(), call.now());
        CheckoutSession done = session.completed(paid.id(), !hold);
        return attempt(session, paid, hold ? "payment authorised" : "payment captured", call)
                .put(charge)
                .put(done)
                .tell("charge.succeeded", charge)
                .tell(hold ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", paid)
                .tell("checkout.session.completed", done)
                .answering(done);
    }

    /** The issuer refuses; the buyer may try again. */
    public static Decision decline(Ledger ledger, CheckoutSession session, Decline why, Call call) {
        if (!session.payable(call.now())) {
            return notOpen(session, "paid");
        }
        PaymentIntent intent = intentOf(ledger, session, call);
        Charge charge = Charge.failed(call.ids().next("ch_"), call.now(), intent, why);
        PaymentIntent declined = intent.declined(why, charge.id());
        CheckoutSession tried = session.attempted(declined.id());
        return attempt(session, declined, "payment declined", call)
                .put(charge)
                .put(tried)
                .tell("charge.failed", charge)
                .tell("payment_intent.payment_failed", declined)
                .answering(tried);
    }

    /** The issuer wants a second step. */
    public static Decision challenge(Ledger ledger, CheckoutSession session, Call call) {
        if (!session.payable(call.now())) {
            return notOpen(session, "paid");
        }
        PaymentIntent challenged = intentOf(ledger, session, call).challenged();
        CheckoutSession tried = session.attempted(challenged.id());
        return attempt(session, challenged, "second step asked", call)
                .put(tried)
                .tell("payment_intent.requires_action", challenged)
                .answering(tried);
    }

    /** The buyer fails the second step; the buyer may try again. */
    public static Decision failChallenge(Ledger ledger, CheckoutSession session, Call call) {
        if (!session.payable(call.now())) {
            return notOpen(session, "paid");
        }
        PaymentIntent failed = intentOf(ledger, session, call).declined(Decline.authenticationFailed(), null);
        CheckoutSession tried = session.attempted(failed.id());
        return attempt(session, failed, "second step failed", call)
                .put(tried)
                .tell("payment_intent.payment_failed", failed)
                .answering(tried);
    }

    /** Ends an open session; what was begun on it can not be paid any more. */
    public static Decision expire(Ledger ledger, CheckoutSession session, Call call) {
        if (!session.open()) {
            return notOpen(session, "expired");
        }
        CheckoutSession expired = session.expired();
        Change.Builder change = Change.of("session expired", call).put(expired);
        PaymentIntent begun = begun(ledger, session);
        if (begun != null && begun.cancelable()) {
            PaymentIntent canceled = begun.canceled(call.now(), "expired");
            change.put(canceled).tell("payment_intent.canceled", canceled);
        }
        return change.tell("checkout.session.expired", expired).answering(expired);
    }

    private static StripeError notOpen(CheckoutSession session, String what) {
        String status = session.status().name().toLowerCase(Locale.ROOT);
        return StripeError.invalid(
                null,
                null,
                "Only Checkout Sessions with a status in [\"open\"] can be " + what
                        + ". This Checkout Session has a status of `" + status + "`.");
    }

    private static Change.Builder attempt(CheckoutSession before, PaymentIntent intent, String kind, Call call) {
        Change.Builder change = Change.of(kind, call).put(intent);
        return before.paymentIntent() == null ? change.tell("payment_intent.created", intent) : change;
    }

    private static PaymentIntent intentOf(Ledger ledger, CheckoutSession session, Call call) {
        PaymentIntent begun = begun(ledger, session);
        return begun == null ? PaymentIntent.opened(call.ids().next("pi_"), call.now(), session) : begun;
    }

    private static @Nullable PaymentIntent begun(Ledger ledger, CheckoutSession session) {
        return session.paymentIntent() == null ? null : ledger.intents().find(session.paymentIntent());
    }
}
