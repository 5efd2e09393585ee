package io.seatlog.stripe;

import io.seatlog.stripe.Bookkeeper.Outcome;
import io.seatlog.stripe.domain.Call;
import io.seatlog.stripe.domain.Cause;
import io.seatlog.stripe.domain.Change;
import io.seatlog.stripe.domain.Checkout;
import io.seatlog.stripe.domain.CheckoutSession;
import io.seatlog.stripe.domain.Decision;
import io.seatlog.stripe.domain.Decline;
import io.seatlog.stripe.domain.Ledger;
import io.seatlog.stripe.domain.PaymentIntent;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The page a buyer pays on: shown by GET, answered by a form with one field, {@code action}. */
final class PageRoutes {
    static final String PREFIX = "/c/pay/";

    private final Bookkeeper bookkeeper;
    private final Faults faults;
    private final CheckoutPage page = new CheckoutPage();

    PageRoutes(Bookkeeper bookkeeper, Faults faults) {
        this.bookkeeper = bookkeeper;
        this.faults = faults;
    }

    /** What the browser gets: a page, or where to go. */
    record Answer(
            int status, @Nullable String location, @Nullable String html) {

        static Answer to(String location) {
            return new Answer(303, location, null);
        }

        static Answer page(int status, String html) {
            return new Answer(status, null, html);
        }
    }

    /** What a buyer can do on the page. */
    enum Action {
        /** Pays with a good card, unless the emulator was told otherwise. */
        PAY,
        /** Pays with a card that is refused. */
        DECLINE,
        /** Pays with a card whose bank wants a second step. */
        CHALLENGE,
        /** Passes the second step. */
        CONFIRM,
        /** Fails the second step. */
        FAIL,
        /** Goes back without paying. */
        LEAVE;

        static @Nullable Action named(@Nullable String name) {
            for (Action action : values()) {
                if (action.name().equalsIgnoreCase(name)) {
                    return action;
                }
            }
            return null;
        }
    }

    Mono<Answer> show(String id) {
        return bookkeeper.ask((ledger, moment) -> new Outcome<>(null, () -> shown(ledger, id, moment.now())));
    }

    Mono<Answer> act(String id, Form form) {
        Action action = Action.named(form.get("action"));
        if (action == null) {
            return Mono.just(Answer.page(400, page.message("Unknown action", "This form says nothing we know.")));
        }
        return bookkeeper.ask((ledger, moment) -> {
            CheckoutSession session = ledger.sessions().find(id);
            if (session == null || !session.payable(moment.now())) {
                return new Outcome<>(null, () -> shown(ledger, id, moment.now()));
            }
            if (action == Action.LEAVE) {
                return new Outcome<>(null, () -> left(session));
            }
            Decision decision = decide(action, ledger, session, form, moment.call(Cause.nobody()));
            Change change = decision instanceof Change moved ? moved : null;
            return new Outcome<>(change, () -> next(ledger, id, moment.now()));
        });
    }

    private Decision decide(Action action, Ledger ledger, CheckoutSession session, Form form, Call call) {
        Action then = action;
        String code = Objects.requireNonNullElse(form.get("decline_code"), "generic_decline");
        if (action == Action.PAY) {
            Faults.Rule rule =
                    faults.take(Faults.Place.PAGE, "pay", session.purchase().reference());
            if (rule != null) {
                then = rule.kind() == Faults.Kind.DECLINE ? Action.DECLINE : Action.CHALLENGE;
                code = Objects.requireNonNullElse(rule.detail(), code);
            }
        }
        return switch (then) {
            case DECLINE -> Checkout.decline(ledger, session, Decline.byIssuer(code.toLowerCase(Locale.ROOT)), call);
            case CHALLENGE -> Checkout.challenge(ledger, session, call);
            case FAIL -> Checkout.failChallenge(ledger, session, call);
            case PAY, CONFIRM, LEAVE -> Checkout.pay(ledger, session, call);
        };
    }

    /** Where the buyer goes after an action: on when all is paid, else back to the page. */
    private Answer next(Ledger ledger, String id, long now) {
        CheckoutSession session = Objects.requireNonNull(ledger.sessions().find(id));
        return session.payable(now) ? Answer.to(PREFIX + id) : shown(ledger, id, now);
    }

    private Answer left(CheckoutSession session) {
        String back = session.purchase().cancelUrl();
        return back == null
                ? Answer.page(200, page.message("Nothing was paid", "You can close this page."))
                : Answer.to(named(back, session));
    }

    private Answer shown(Ledger ledger, String id, long now) {
        CheckoutSession session = ledger.sessions().find(id);
        if (session == null) {
            return Answer.page(404, page.message("Nothing here", "There is no payment page at this address."));
        }
        if (session.status() == CheckoutSession.Status.COMPLETE) {
            return Answer.to(named(session.purchase().successUrl(), session));
        }
        if (!session.payable(now)) {
            return Answer.page(410, page.expired(session));
        }
        String intentId = session.paymentIntent();
        PaymentIntent intent = intentId == null ? null : ledger.intents().find(intentId);
        return Answer.page(200, page.checkout(session, intent));
    }

    private static String named(String url, CheckoutSession session) {
        return url.replace("{CHECKOUT_SESSION_ID}", session.id());
    }
}
