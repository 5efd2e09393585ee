package io.seatlog.stripe;

import io.seatlog.stripe.domain.Event;
import io.seatlog.stripe.domain.Expanded;
import io.seatlog.stripe.domain.Ledger;
import io.seatlog.stripe.domain.Refund;
import io.seatlog.stripe.domain.Shelf;
import io.seatlog.stripe.domain.StripeObject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers to the calls that list: newest first, in pages. */
final class Lists {
    private static final long LIMIT = 10;
    private static final long LIMIT_MAX = 100;

    private Lists() {}

    static Function<Ledger, ApiAnswer> sessions(Form form) {
        String intent = form.get("payment_intent");
        String status = form.word("status", Set.of("open", "complete", "expired"));
        return ledger -> objects(
                ledger,
                ledger.sessions(),
                form,
                "/v1/checkout/sessions",
                session -> (intent == null || intent.equals(session.paymentIntent()))
                        && (status == null
                                || status.equals(session.status().name().toLowerCase(Locale.ROOT))));
    }

    static Function<Ledger, ApiAnswer> intents(Form form) {
        return ledger -> objects(ledger, ledger.intents(), form, "/v1/payment_intents", intent -> true);
    }

    static Function<Ledger, ApiAnswer> refunds(Form form) {
        String intent = form.get("payment_intent");
        String charge = form.get("charge");
        return ledger -> {
            Shelf<Refund> shelf = intent == null ? ledger.refunds() : Shelf.of(ledger.refundsOf(intent), Refund::id);
            return objects(
                    ledger, shelf, form, "/v1/refunds", refund -> charge == null || charge.equals(refund.charge()));
        };
    }

    static Function<Ledger, ApiAnswer> events(Form form) {
        Set<String> types = new HashSet<>(form.list("types"));
        String type = form.get("type");
        if (type != null) {
            types.add(type);
        }
        Predicate<Event> wanted = event -> types.isEmpty()
                || types.stream()
                        .anyMatch(one -> one.endsWith("*")
                                ? event.type().startsWith(one.substring(0, one.length() - 1))
                                : one.equals(event.type()));
        Predicate<Long> created = created(form);
        return ledger -> {
            Shelf.Page<Event> page =
                    ledger.events().page(query(form, event -> created.test(event.created()) && wanted.test(event)));
            List<ApiAnswer.OneEvent> rows = page.rows().stream()
                    .map(event -> new ApiAnswer.OneEvent(event, ledger.delivered(event.id())))
                    .toList();
            return ApiAnswer.of(new ApiAnswer.Many(rows, page.more(), "/v1/events"));
        };
    }

    private static <T extends StripeObject> ApiAnswer objects(
            Ledger ledger, Shelf<T> shelf, Form form, String path, Predicate<T> wanted) {
        Predicate<Long> created = created(form);
        Shelf.Page<T> page = shelf.page(query(form, object -> created.test(object.created()) && wanted.test(object)));
        List<String> expand = form.list("expand").stream()
                .map(field -> field.substring("data.".length()))
                .toList();
        List<ApiAnswer.One> rows = page.rows().stream()
                .map(object -> new ApiAnswer.One(Expanded.of(ledger, object, expand)))
                .toList();
        return ApiAnswer.of(new ApiAnswer.Many(rows, page.more(), path));
    }

    private static <T> Shelf.Query<T> query(Form form, Predicate<T> wanted) {
        long limit = form.number("limit", LIMIT);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw BadRequest.of("limit", "This value must be between 1 and 100.");
        }
        return new Shelf.Query<>((int) limit, form.get("starting_after"), form.get("ending_before"), wanted);
    }

    private static Predicate<Long> created(Form form) {
        long at = form.number("created", -1);
        long above = Math.max(form.number("created[gt]", -1), form.number("created[gte]", 0) - 1);
        @Nullable String below = form.get("created[lt]");
        long before = below == null ? Long.MAX_VALUE : form.number("created[lt]", 0);
        long last = Math.min(before - 1, form.number("created[lte]", Long.MAX_VALUE));
        return created -> created > above && created <= last && (at < 0 || at == created);
    }
}
