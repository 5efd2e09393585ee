package io.seatlog.stripe;

import io.seatlog.stripe.domain.Charge;
import io.seatlog.stripe.domain.CheckoutSession;
import io.seatlog.stripe.domain.Ledger;
import io.seatlog.stripe.domain.PaymentIntent;
import io.seatlog.stripe.domain.Refund;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The truth about money, for tests and auditors: for every session what was held, taken, let go and given back.
 *
 * <p>Amounts are in the currency's smallest unit.
 */
final class LedgerDump {
    private final Ledger ledger;
    private final Map<String, Sums> sums = new TreeMap<>();

    private LedgerDump(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Sums of one currency. */
    private static final class Sums {
        private long held;
        private long captured;
        private long released;
        private long refunded;
    }

    /**
     * @param reference only what belongs to that order, null for everything
     */
    static ObjectNode of(Ledger ledger, @Nullable String reference, long now) {
        List<CheckoutSession> sessions = reference == null ? ledger.sessions().all() : ledger.sessionsFor(reference);
        return new LedgerDump(ledger).dump(sessions, now);
    }

    private ObjectNode dump(List<CheckoutSession> sessions, long now) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("now", now);
        ObjectNode totals = node.putObject("totals");
        ArrayNode rows = node.putArray("sessions");
        sessions.forEach(session -> rows.add(session(session)));
        sums.forEach((currency, sum) -> totals.putObject(currency)
                .put("held", sum.held)
                .put("captured", sum.captured)
                .put("released", sum.released)
                .put("refunded", sum.refunded));
        return node.put("events", ledger.events().all().size())
                .put("undelivered", ledger.undelivered().size());
    }

    private ObjectNode session(CheckoutSession session) {
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("id", session.id())
                .put("reference", session.purchase().reference())
                .put("status", session.status().name().toLowerCase(Locale.ROOT))
                .put("created", session.created())
                .put("expires_at", session.expiresAt())
                .put("currency", session.purchase().currency())
                .put("amount", session.purchase().total());
        PaymentIntent intent =
                session.paymentIntent() == null ? null : ledger.intents().find(session.paymentIntent());
        if (intent == null) {
            row.putNull("payment");
        } else {
            payment(intent, row.putObject("payment"));
        }
        return row;
    }

    private void payment(PaymentIntent intent, ObjectNode row) {
        Charge charge = intent.latestCharge() == null ? null : ledger.charges().find(intent.latestCharge());
        long released = charge == null ? 0 : charge.released();
        long refunded = charge == null ? 0 : charge.refunded();
        row.put("id", intent.id())
                .put("status", intent.status().name().toLowerCase(Locale.ROOT))
                .put("order_id", intent.terms().metadata().get("orderId"))
                .put("held", intent.amountCapturable())
                .put("captured", intent.amountReceived())
                .put("released", released)
                .put("refunded", refunded)
                .put("disputed", charge != null && charge.disputed());
        ArrayNode refunds = row.putArray("refunds");
        for (Refund refund : ledger.refundsOf(intent.id())) {
            refunds.addObject()
                    .put("id", refund.id())
                    .put("refund_id", refund.metadata().get("refundId"))
                    .put("status", refund.status().name().toLowerCase(Locale.ROOT))
                    .put("amount", refund.amount());
        }
        Sums sum = sums.computeIfAbsent(intent.currency(), currency -> new Sums());
        sum.held += intent.amountCapturable();
        sum.captured += intent.amountReceived();
        sum.released += released;
        sum.refunded += refunded;
    }
}
