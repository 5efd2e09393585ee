package io.seatlog.stripe;

import io.seatlog.stripe.domain.Call;
import io.seatlog.stripe.domain.Charge;
import io.seatlog.stripe.domain.Checkout;
import io.seatlog.stripe.domain.CheckoutSession;
import io.seatlog.stripe.domain.Decision;
import io.seatlog.stripe.domain.Event;
import io.seatlog.stripe.domain.Expanded;
import io.seatlog.stripe.domain.Ledger;
import io.seatlog.stripe.domain.PaymentIntent;
import io.seatlog.stripe.domain.Payments;
import io.seatlog.stripe.domain.Purchase;
import io.seatlog.stripe.domain.Refund;
import io.seatlog.stripe.domain.Refunds;
import io.seatlog.stripe.domain.StripeError;
import io.seatlog.stripe.domain.StripeObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From a checked form to the rule that decides it. */
final class Endpoints {
    private final Faults faults;
    private final RandomIds ids;

    Endpoints(Faults faults, RandomIds ids) {
        this.faults = faults;
        this.ids = ids;
    }

    /** A call that may move the ledger. */
    @FunctionalInterface
    interface Write {
        Decision decide(Ledger ledger, Call call);
    }

    /** Refuses parameters the call does not know and fields that can not be shown whole. */
    void check(Operation operation, Form form) {
        form.allowOnly(operation.known());
        boolean list = operation.name().startsWith("LIST_");
        for (String path : form.list("expand")) {
            boolean under = !list || path.startsWith("data.");
            String field = list && under ? path.substring("data.".length()) : path;
            if (!under || !Expanded.expandable(shownBy(operation), field)) {
                throw BadRequest.of("expand", "This property cannot be expanded (" + path + ").");
            }
        }
    }

    private static Class<? extends StripeObject> shownBy(Operation operation) {
        return switch (operation) {
            case CREATE_SESSION, LIST_SESSIONS, GET_SESSION, EXPIRE_SESSION -> CheckoutSession.class;
            case CREATE_REFUND, LIST_REFUNDS, GET_REFUND -> Refund.class;
            case LIST_INTENTS, GET_INTENT, CAPTURE, CANCEL -> PaymentIntent.class;
            case GET_CHARGE, LIST_EVENTS, GET_EVENT -> Charge.class;
        };
    }

    Function<Ledger, ApiAnswer> read(Operation.Match match, Form form) {
        return switch (match.operation()) {
            case LIST_SESSIONS -> Lists.sessions(form);
            case LIST_INTENTS -> Lists.intents(form);
            case LIST_REFUNDS -> Lists.refunds(form);
            case LIST_EVENTS -> Lists.events(form);
            case GET_SESSION ->
                one("checkout.session", match.id(), form, (l, id) -> l.sessions()
                        .find(id));
            case GET_INTENT ->
                one("payment_intent", match.id(), form, (l, id) -> l.intents().find(id));
            case GET_CHARGE ->
                one("charge", match.id(), form, (l, id) -> l.charges().find(id));
            case GET_REFUND ->
                one("refund", match.id(), form, (l, id) -> l.refunds().find(id));
            case GET_EVENT -> ledger -> event(ledger, match.id());
            case CREATE_SESSION, EXPIRE_SESSION, CAPTURE, CANCEL, CREATE_REFUND ->
                throw new IllegalArgumentException(match + " does not read");
        };
    }

    Write write(Operation.Match match, Form form) {
        return switch (match.operation()) {
            case CREATE_SESSION -> createSession(form);
            case EXPIRE_SESSION -> expireSession(match.id());
            case CAPTURE -> capture(match.id(), form);
            case CANCEL -> cancel(match.id(), form);
            case CREATE_REFUND -> createRefund(form);
            case LIST_SESSIONS,
                    LIST_INTENTS,
                    LIST_REFUNDS,
                    LIST_EVENTS,
                    GET_SESSION,
                    GET_INTENT,
                    GET_CHARGE,
                    GET_REFUND,
                    GET_EVENT -> throw new IllegalArgumentException(match + " does not write");
        };
    }

    private static Function<Ledger, ApiAnswer> one(
            String kind, String id, Form form, BiFunction<Ledger, String, ? extends @Nullable StripeObject> find) {
        List<String> expand = form.list("expand");
        return ledger -> {
            StripeObject found = find.apply(ledger, id);
            return found == null
                    ? ApiAnswer.no(StripeError.missing(kind, "id", id))
                    : ApiAnswer.of(new ApiAnswer.One(Expanded.of(ledger, found, expand)));
        };
    }

    private static ApiAnswer event(Ledger ledger, String id) {
        Event event = ledger.events().find(id);
        return event == null
                ? ApiAnswer.no(StripeError.missing("event", "id", id))
                : ApiAnswer.of(new ApiAnswer.OneEvent(event, ledger.delivered(id)));
    }

    private Write createSession(Form form) {
        Purchase purchase = SessionForm.read(form, ids);
        long expiresAt = form.number("expires_at", 0);
        return (ledger, call) -> Checkout.open(purchase, expiresAt, call);
    }

    private static Write expireSession(String id) {
        return (ledger, call) -> {
            CheckoutSession session = ledger.sessions().find(id);
            return session == null
                    ? StripeError.missing("checkout.session", "session", id)
                    : Checkout.expire(ledger, session, call);
        };
    }

    private static Write capture(String id, Form form) {
        long amount = form.number("amount_to_capture", 0);
        return (ledger, call) -> {
            PaymentIntent intent = ledger.intents().find(id);
            return intent == null
                    ? StripeError.missing("payment_intent", "intent", id)
                    : Payments.capture(ledger, intent, amount, call);
        };
    }

    private static Write cancel(String id, Form form) {
        String reason = form.word(
                "cancellation_reason", Set.of("abandoned", "duplicate", "fraudulent", "requested_by_customer"));
        return (ledger, call) -> {
            PaymentIntent intent = ledger.intents().find(id);
            return intent == null
                    ? StripeError.missing("payment_intent", "intent", id)
                    : Payments.cancel(ledger, intent, reason, call);
        };
    }

    private Write createRefund(Form form) {
        String intentId = form.get("payment_intent");
        String chargeId = form.get("charge");
        if (intentId == null && chargeId == null) {
            throw BadRequest.of("parameter_missing", "charge", "Missing required param: charge.");
        }
        long amount = form.number("amount", 0);
        if (form.get("amount") != null && amount == 0) {
            throw BadRequest.of("parameter_invalid_integer", "amount", "Invalid positive integer");
        }
        String reason = form.word("reason", Set.of("duplicate", "fraudulent", "requested_by_customer"));
        Map<String, String> metadata = SessionForm.checkedMetadata(form, "metadata");
        return (ledger, call) -> {
            PaymentIntent intent = intentId == null ? null : ledger.intents().find(intentId);
            if (intentId != null && intent == null) {
                return StripeError.missing("payment_intent", "payment_intent", intentId);
            }
            String wanted = chargeId == null && intent != null ? intent.latestCharge() : chargeId;
            if (wanted == null) {
                return Refunds.nothingTaken(String.valueOf(intentId));
            }
            Charge charge = ledger.charges().find(wanted);
            return charge == null || intentId != null && !intentId.equals(charge.paymentIntent())
                    ? StripeError.missing("charge", "charge", wanted)
                    : refund(new Refunds.Request(charge, amount, reason, metadata, Refunds.Course.smooth()), call);
        };
    }

    private Decision refund(Refunds.Request request, Call call) {
        Faults.Rule rule = faults.take(Faults.Place.REFUND, "create_refund", null);
        if (rule == null) {
            return Refunds.create(request, call);
        }
        long later = call.now() + rule.delay().toSeconds();
        return switch (rule.kind()) {
            case REFUND_FAILED -> Refunds.create(request.going(Refund.Status.FAILED, null), call);
            case REFUND_PENDING ->
                Refunds.create(
                        request.going(Refund.Status.PENDING, new Refund.Plan(later, Refund.Status.SUCCEEDED)), call);
            case REFUND_FAILS_LATER ->
                Refunds.create(
                        request.going(Refund.Status.SUCCEEDED, new Refund.Plan(later, Refund.Status.FAILED)), call);
            default ->
                StripeError.invalid(
                        "balance_insufficient",
                        null,
                        "Insufficient funds in your Stripe balance to refund this" + " amount.");
        };
    }
}
