package io.seatlog.stripe.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How taken money goes back, and how that can fail. */
public final class Refunds {

    private Refunds() {}

    /**
     * What is to go back.
     *
     * @param amount 0 for all that is left
     * @param course how it will go; the buyer's bank decides that
     */
    public record Request(
            Charge charge, long amount, @Nullable String reason, Map<String, String> metadata, Course course) {

        public Request going(Refund.Status first, Refund.@Nullable Plan plan) {
            return new Request(charge, amount, reason, metadata, new Course(first, plan));
        }
    }

    /** The state a refund starts in and the one it takes later. */
    public record Course(Refund.Status first, Refund.@Nullable Plan plan) {

        public static Course smooth() {
            return new Course(Refund.Status.SUCCEEDED, null);
        }
    }

    public static Decision create(Request request, Call call) {
        Charge charge = request.charge();
        if (!charge.captured()) {
            return nothingTaken(charge.paymentIntent());
        }
        if (charge.disputed()) {
            return StripeError.invalid(
                    "charge_disputed",
                    null,
                    "Charge " + charge.id() + " has been charged back; cannot issue a refund.");
        }
        if (charge.refundable() == 0) {
            return StripeError.invalid(
                    "charge_already_refunded", null, "Charge " + charge.id() + " has already been refunded.");
        }
        long amount = request.amount() == 0 ? charge.refundable() : request.amount();
        if (amount > charge.refundable()) {
            return StripeError.invalid(
                    null,
                    "amount",
                    "Refund amount (" + amount + ") is greater than unrefunded amount on charge (" + charge.refundable()
                            + ").");
        }
        return begin(request, amount, call);
    }

    /** There is no money of that payment that could go back. */
    public static StripeError nothingTaken(String intent) {
        return StripeError.invalid(
                "charge_not_refundable",
                null,
                "This PaymentIntent (" + intent + ") does not have a successful charge to refund.");
    }

    private static Change begin(Request request, long amount, Call call) {
        Charge charge = request.charge();
        Course course = request.course();
        Refund asked = new Refund(
                call.ids().next("re_"),
                call.now(),
                charge.id(),
                charge.paymentIntent(),
                charge.currency(),
                amount,
                Refund.Status.PENDING,
                request.reason(),
                null,
                request.metadata(),
                course.plan());
        if (course.first() == Refund.Status.FAILED) {
            Refund failed = asked.settled(Refund.Status.FAILED);
            return Change.of("refund failed at once", call)
                    .put(failed)
                    .put(charge)
                    .tell("refund.created", failed)
                    .tell("refund.failed", failed)
                    .answering(failed);
        }
        Refund refund = course.first() == Refund.Status.PENDING ? asked : asked.succeeded();
        Charge given = charge.givenBack(amount);
        return Change.of("refund created", call)
                .put(refund)
                .put(given)
                .tell("refund.created", refund)
                .tell("charge.refunded", given)
                .answering(refund);
    }

    /** Lets a refund take the state planned for it. */
    public static Decision settle(Ledger ledger, Refund refund, Refund.Status to, Call call) {
        Refund settled = refund.settled(to);
        Change.Builder change = Change.of(to == Refund.Status.FAILED ? "refund failed" : "refund succeeded", call)
                .put(settled);
        Charge charge = ledger.charges().find(refund.charge());
        if (to == Refund.Status.FAILED && refund.status() != Refund.Status.FAILED && charge != null) {
            change.put(charge.givenBack(-refund.amount()));
            change.tell("refund.failed", settled);
        }
        return change.tell("refund.updated", settled)
                .tell("charge.refund.updated", settled)
                .answering(settled);
    }

    /** The card holder complains to the bank. */
    public static Decision dispute(Charge charge, String reason, Call call) {
        if (!charge.captured() || charge.disputed()) {
            return StripeError.invalid(null, "charge", "Charge " + charge.id() + " can not be disputed.");
        }
        Charge contested = charge.contested();
        Dispute dispute = new Dispute(
                call.ids().next("dp_"),
                call.now(),
                charge.id(),
                charge.paymentIntent(),
                charge.currency(),
                charge.refundable(),
                reason);
        return Change.of("charge disputed", call)
                .put(contested)
                .put(dispute)
                .tell("charge.dispute.created", dispute)
                .answering(dispute);
    }
}
