package io.seatlog.audit;

import io.seatlog.audit.Ledger.Payment;
import io.seatlog.audit.Ledger.Session;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderStatus;
import io.seatlog.wire.SeatsHeld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/**
 * Evidence in which one entry is not what it was.
 *
 * @param what      was done to it, for people
 * @param tampered  the evidence with it
 */
public record Tampering(String what, Evidence tampered) {

    /** Every entry altered, one at a time. */
    public static List<Tampering> of(Evidence evidence) {
        List<Tampering> all = new ArrayList<>();
        facts(evidence, all);
        orders(evidence, all);
        ledger(evidence, all);
        return all;
    }

    private static void facts(Evidence evidence, List<Tampering> all) {
        evidence.facts().forEach((showtime, facts) -> {
            for (int index = 0; index < facts.size(); index++) {
                int at = index;
                if (index < facts.size() - 1) {
                    all.add(new Tampering(
                            "fact " + (index + 1) + " of " + showtime + " removed",
                            withFacts(evidence, showtime, list -> list.remove(at))));
                }
                all.add(new Tampering(
                        "fact " + (index + 1) + " of " + showtime + " twice",
                        withFacts(evidence, showtime, list -> list.add(at, list.get(at)))));
                if (facts.get(index) instanceof SeatsHeld held) {
                    SeatsHeld dearer = SeatsHeld.newBuilder(held)
                            .setTotal(held.getTotal() + 1)
                            .build();
                    all.add(new Tampering(
                            held.getOrderId() + " costs one more in its fact",
                            withFacts(evidence, showtime, list -> list.set(at, dearer))));
                }
            }
        });
    }

    private interface Edit {
        void on(List<SpecificRecord> facts);
    }

    private static Evidence withFacts(Evidence evidence, String showtime, Edit edit) {
        Map<String, List<SpecificRecord>> facts = new HashMap<>(evidence.facts());
        List<SpecificRecord> edited = new ArrayList<>(facts.get(showtime));
        edit.on(edited);
        facts.put(showtime, edited);
        return new Evidence(facts, evidence.orders(), evidence.ledger());
    }

    private static void orders(Evidence evidence, List<Tampering> all) {
        evidence.orders().forEach((id, order) -> {
            Map<String, Order> without = new HashMap<>(evidence.orders());
            without.remove(id);
            all.add(new Tampering(id + " removed", new Evidence(evidence.facts(), without, evidence.ledger())));
            all.add(order(evidence, order, "has another owner", builder -> builder.setCustomer("mallory")));
            all.add(order(evidence, order, "costs one more", builder -> builder.setTotal(order.getTotal() + 1)));
            OrderStatus other = order.getStatus() == OrderStatus.PAID ? OrderStatus.EXPIRED : OrderStatus.PAID;
            all.add(order(evidence, order, "is " + other, builder -> builder.setStatus(other)));
        });
    }

    private static Tampering order(Evidence evidence, Order order, String what, UnaryOperator<Order.Builder> edit) {
        Map<String, Order> orders = new HashMap<>(evidence.orders());
        orders.put(order.getOrderId(), edit.apply(Order.newBuilder(order)).build());
        return new Tampering(
                order.getOrderId() + " " + what, new Evidence(evidence.facts(), orders, evidence.ledger()));
    }

    private static void ledger(Evidence evidence, List<Tampering> all) {
        List<Session> sessions = evidence.ledger().sessions();
        for (int index = 0; index < sessions.size(); index++) {
            Session session = sessions.get(index);
            Payment payment = session.payment();
            if (payment == null) {
                continue;
            }
            int at = index;
            all.add(new Tampering(session.id() + " removed", withSessions(evidence, list -> list.remove(at))));
            all.add(payment(
                    evidence, at, "captured one more", payment.held(), payment.captured() + 1, payment.refunded()));
            all.add(payment(
                    evidence, at, "gave one more back", payment.held(), payment.captured(), payment.refunded() + 1));
            all.add(payment(
                    evidence, at, "still keeps one aside", payment.held() + 1, payment.captured(), payment.refunded()));
            all.add(new Tampering(
                    session.id() + " belongs to another order",
                    withSessions(evidence, list -> list.set(at, of(session, "play." + "z".repeat(26), payment)))));
            all.add(new Tampering(
                    session.id() + " was captured a second time",
                    withSessions(evidence, list -> list.add(of(session, session.reference(), payment)))));
        }
    }

    private static Tampering payment(Evidence evidence, int at, String what, long held, long captured, long refunded) {
        Session session = evidence.ledger().sessions().get(at);
        Payment before = session.payment();
        Payment after = new Payment(
                before.id(),
                before.status(),
                before.orderId(),
                held,
                captured,
                before.released(),
                refunded,
                before.disputed(),
                before.refunds());
        return new Tampering(
                session.id() + " " + what,
                withSessions(evidence, list -> list.set(at, of(session, session.reference(), after))));
    }

    private static Session of(Session session, String reference, Payment payment) {
        return new Session(session.id(), reference, session.status(), session.currency(), session.amount(), payment);
    }

    private interface SessionEdit {
        void on(List<Session> sessions);
    }

    private static Evidence withSessions(Evidence evidence, SessionEdit edit) {
        List<Session> sessions = new ArrayList<>(evidence.ledger().sessions());
        edit.on(sessions);
        return new Evidence(
                evidence.facts(),
                evidence.orders(),
                new Ledger(sessions, evidence.ledger().totals()));
    }
}
