package io.seatlog.stripe.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What may happen to a payment the issuer agreed to: taken, let go. */
public final class Payments {

    private Payments() {}

    /** Takes held money; {@code amount} 0 means all of it, the rest of a smaller amount is let go. */
    public static Decision capture(Ledger ledger, PaymentIntent intent, long amount, Call call) {
        Charge charge = intent.latestCharge() == null ? null : ledger.charges().find(intent.latestCharge());
        if (intent.status() != PaymentIntent.Status.REQUIRES_CAPTURE || charge == null) {
            return StripeError.unexpectedState(
                    intent,
                    "This PaymentIntent could not be captured because it has a status of " + status(intent)
                            + ". Only a PaymentIntent with one of the following statuses may be captured:"
                            + " requires_capture.");
        }
        if (amount > intent.amountCapturable()) {
            return StripeError.invalid(
                    "amount_too_large",
                    "amount_to_capture",
                    "The payment could not be captured because the requested capture amount is greater than the"
                            + " authorized amount.");
        }
        long taken = amount == 0 ? intent.amountCapturable() : amount;
        PaymentIntent succeeded = intent.succeeded(charge.id(), taken, call.now());
        Charge captured = charge.taken(taken);
        Change.Builder change =
                Change.of("payment captured", call).put(succeeded).put(captured);
        CheckoutSession session = ledger.sessions().find(intent.session());
        if (session != null) {
            change.put(session.moneyTaken());
        }
        return change.tell("charge.captured", captured)
                .tell("payment_intent.succeeded", succeeded)
                .answering(succeeded);
    }

    /** Lets held money go and ends the payment. */
    public static Decision cancel(Ledger ledger, PaymentIntent intent, @Nullable String reason, Call call) {
        if (!intent.cancelable()) {
            return StripeError.unexpectedState(
                    intent,
                    "You cannot cancel this PaymentIntent because it has a status of " + status(intent)
                            + ". Only a PaymentIntent with one of the following statuses may be canceled:"
                            + " requires_payment_method, requires_capture, requires_confirmation, requires_action,"
                            + " processing.");
        }
        CheckoutSession session = ledger.sessions().find(intent.session());
        if (session != null && session.open()) {
            return StripeError.unexpectedState(
                    intent,
                    "You cannot cancel this PaymentIntent because it belongs to an open Checkout Session. Expire the"
                            + " Checkout Session instead.");
        }
        PaymentIntent canceled = intent.canceled(call.now(), reason);
        Change.Builder change = Change.of("payment canceled", call).put(canceled);
        Charge held = intent.status() == PaymentIntent.Status.REQUIRES_CAPTURE && intent.latestCharge() != null
                ? ledger.charges().find(intent.latestCharge())
                : null;
        if (held != null) {
            Charge letGo = held.letGo();
            change.put(letGo).tell("charge.refunded", letGo);
        }
        return change.tell("payment_intent.canceled", canceled).answering(canceled);
    }

    private static String status(PaymentIntent intent) {
        return intent.status().name().toLowerCase(Locale.ROOT);
    }
}
