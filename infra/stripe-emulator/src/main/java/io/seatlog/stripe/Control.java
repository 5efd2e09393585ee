package io.seatlog.stripe;

import io.seatlog.stripe.Bookkeeper.Outcome;
import io.seatlog.stripe.domain.Cause;
import io.seatlog.stripe.domain.Change;
import io.seatlog.stripe.domain.Charge;
import io.seatlog.stripe.domain.Decision;
import io.seatlog.stripe.domain.Entry;
import io.seatlog.stripe.domain.Event;
import io.seatlog.stripe.domain.PaymentIntent;
import io.seatlog.stripe.domain.Refunds;
import io.seatlog.stripe.domain.StripeError;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the provider does not have: look at the ledger, tell the emulator what to do wrong, move its clock. */
final class Control {
    static final String PREFIX = "/emulator/";

    private final Bookkeeper bookkeeper;
    private final Faults faults;
    private final Webhooks webhooks;

    Control(Bookkeeper bookkeeper, Faults faults, Webhooks webhooks) {
        this.bookkeeper = bookkeeper;
        this.faults = faults;
        this.webhooks = webhooks;
    }

    Mono<ObjectNode> handle(String method, String path, Form form) {
        return switch (method + " " + path) {
            case "GET /emulator/health" ->
                bookkeeper.ask((ledger, moment) -> new Outcome<>(null, () -> node().put("status", "UP")));
            case "GET /emulator/ledger" ->
                bookkeeper.ask((ledger, moment) ->
                        new Outcome<>(null, () -> LedgerDump.of(ledger, form.get("reference"), moment.now())));
            case "GET /emulator/clock" -> moveClock("PT0S");
            case "POST /emulator/clock" -> moveClock(form.need("advance"));
            case "GET /emulator/faults" -> Mono.fromSupplier(this::showFaults);
            case "POST /emulator/faults" -> Mono.fromSupplier(() -> show(faults.add(fault(form))));
            case "DELETE /emulator/faults" -> Mono.fromSupplier(this::clearFaults);
            case "POST /emulator/webhooks" -> Mono.fromSupplier(() -> configureWebhooks(form));
            case "POST /emulator/events/resend" -> resend(form.need("event"));
            case "POST /emulator/disputes" -> dispute(form.need("payment_intent"));
            default -> throw new BadRequest(StripeError.missing("control", null, method + " " + path));
        };
    }

    private Mono<ObjectNode> moveClock(String by) {
        long seconds = duration("advance", by).toSeconds();
        return bookkeeper.ask((ledger, moment) -> new Outcome<>(
                seconds == 0 ? null : new Entry.ClockMoved(ledger.clockOffsetSeconds() + seconds),
                () -> node().put("now", moment.now() + seconds).put("offset_seconds", ledger.clockOffsetSeconds())));
    }

    private Faults.Rule fault(Form form) {
        Faults.Kind kind = Faults.Kind.named(form.need("kind"));
        String rate = form.get("rate");
        long times = form.number("times", rate == null ? 1 : Integer.MAX_VALUE);
        return new Faults.Rule(
                0,
                kind,
                form.get("on"),
                form.get("reference"),
                (int) Math.min(times, Integer.MAX_VALUE),
                rate == null ? 1 : rate(rate),
                duration("delay", Objects.requireNonNullElse(form.get("delay"), "PT2S")),
                form.get("decline_code"));
    }

    private static double rate(String given) {
        if (!given.matches("0(\\.\\d+)?|1(\\.0+)?")) {
            throw BadRequest.of("rate", "A rate is between 0 and 1.");
        }
        return Double.parseDouble(given);
    }

    private static Duration duration(String name, String given) {
        try {
            return Duration.parse(given);
        } catch (DateTimeParseException e) {
            throw BadRequest.of(name, "Not a duration, as PT2S or P1D: " + given);
        }
    }

    private ObjectNode showFaults() {
        ObjectNode node = node();
        var rows = node.putArray("faults");
        faults.all().forEach(rule -> rows.add(show(rule)));
        return node;
    }

    private static ObjectNode show(Faults.Rule rule) {
        return node().put("id", rule.id())
                .put("kind", rule.kind().name().toLowerCase(Locale.ROOT))
                .put("on", rule.on())
                .put("reference", rule.reference())
                .put("left", rule.left())
                .put("rate", rule.rate())
                .put("delay", rule.delay().toString())
                .put("decline_code", rule.detail());
    }

    private ObjectNode clearFaults() {
        faults.clear();
        return showFaults();
    }

    private ObjectNode configureWebhooks(Form form) {
        String url = form.get("url");
        if (url == null) {
            webhooks.configure(null);
            return node().putNull("url");
        }
        List<String> secrets = form.list("secrets");
        Set<String> events = new HashSet<>(form.list("events"));
        try {
            webhooks.configure(new EmulatorSettings.Webhook(
                    URI.create(url),
                    secrets.isEmpty() ? List.of(EmulatorSettings.DEFAULT_SECRET) : secrets,
                    events.isEmpty() ? EmulatorSettings.DEFAULT_EVENTS : events));
        } catch (IllegalArgumentException e) {
            throw BadRequest.of("url", String.valueOf(e.getMessage()));
        }
        return node().put("url", url);
    }

    private Mono<ObjectNode> resend(String id) {
        return bookkeeper.ask((ledger, moment) -> {
            Event event = ledger.events().find(id);
            if (event == null) {
                throw new BadRequest(StripeError.missing("event", "event", id));
            }
            webhooks.resend(event);
            return new Outcome<>(null, () -> node().put("event", id));
        });
    }

    private Mono<ObjectNode> dispute(String intentId) {
        return bookkeeper.ask((ledger, moment) -> {
            PaymentIntent intent = ledger.intents().find(intentId);
            String chargeId = intent == null ? null : intent.latestCharge();
            Charge charge = chargeId == null ? null : ledger.charges().find(chargeId);
            if (charge == null) {
                throw new BadRequest(StripeError.missing("payment_intent", "payment_intent", intentId));
            }
            Decision decision = Refunds.dispute(charge, "fraudulent", moment.call(Cause.nobody()));
            if (decision instanceof StripeError error) {
                throw new BadRequest(error);
            }
            Change change = (Change) decision;
            return new Outcome<>(change, () -> node().put("dispute", change.answer()));
        });
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
