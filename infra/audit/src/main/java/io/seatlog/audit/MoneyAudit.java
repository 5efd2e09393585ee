package io.seatlog.audit;

import io.seatlog.audit.AuditReport.Ending;
import io.seatlog.audit.Ledger.Payment;
import io.seatlog.audit.Ledger.Refund;
import io.seatlog.audit.Ledger.Session;
import io.seatlog.audit.SeatStory.End;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderRefund;
import io.seatlog.wire.PaymentStatus;
import io.seatlog.wire.RefundStatus;
import io.seatlog.wire.SeatsHeld;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether every order of a system at rest ended right: captured exactly once and with tickets, owed nothing, or with
 * nothing kept; and whether facts, orders and the provider's ledger say the same of it, to the cent.
 */
public final class MoneyAudit {

    private final Evidence evidence;
    private final Instant now;
    private final AuditReport report = new AuditReport();
    private final Map<String, SeatStory> stories = new HashMap<>();
    private final Map<String, List<Session>> sessions;

    private MoneyAudit(Evidence evidence, Instant now) {
        this.evidence = evidence;
        this.now = now;
        this.sessions = evidence.ledger().sessions().stream().collect(Collectors.groupingBy(Session::reference));
    }

    /** Audits a system at rest; a hold whose deadline is after now may still be a hold. */
    public static AuditReport of(Evidence evidence, Instant now) {
        return new MoneyAudit(evidence, now).run();
    }

    private AuditReport run() {
        evidence.unreadable().forEach(place -> report.fault(place + " cannot be read"));
        evidence.facts()
                .forEach((showtime, facts) -> stories.putAll(
                        SeatBook.of(showtime, facts, report::fault).orders()));
        stories.forEach(this::order);
        evidence.orders().keySet().stream()
                .filter(id -> !stories.containsKey(id))
                .forEach(id -> report.fault(id + " is an order, but no fact tells of it"));
        sessions.keySet().stream()
                .filter(id -> !stories.containsKey(id))
                .forEach(id -> report.fault(id + " is known to the provider, but no fact tells of it"));
        ledgerSums();
        report.close();
        return report;
    }

    private void order(String id, SeatStory story) {
        Order order = evidence.orders().get(id);
        if (order == null) {
            report.fault(id + " holds seats, but there is no such order");
            return;
        }
        sameSale(order, story.hold());
        List<Session> own = sessions.getOrDefault(id, List.of());
        own.forEach(session -> session(order, session));
        String page = order.getPayment().getPaymentId();
        if (page != null && own.stream().noneMatch(session -> session.id().equals(page))) {
            report.fault(id + " was paid on page " + page + ", which the provider does not know");
        }
        ending(order, story, own);
    }

    /** What was sold stands in the fact and in the order alike. */
    private void sameSale(Order order, SeatsHeld hold) {
        same(order, "customer", hold.getCustomer(), order.getCustomer());
        same(order, "seats", hold.getSeats(), order.getSeats());
        same(order, "total", hold.getTotal(), order.getTotal());
        same(order, "currency", hold.getCurrency(), order.getCurrency());
        same(order, "deadline", hold.getDeadline(), order.getExpiresAt());
    }

    private void same(Order order, String what, Object fact, Object said) {
        if (!Objects.equals(fact, said)) {
            report.fault(order.getOrderId() + ": its " + what + " is " + said + ", the fact says " + fact);
        }
    }

    private void session(Order order, Session session) {
        String id = order.getOrderId();
        if (!session.currency().equalsIgnoreCase(order.getCurrency()) || session.amount() != order.getTotal()) {
            report.fault(id + ": page " + session.id() + " asks for " + session.amount() + " " + session.currency());
        }
        Payment payment = session.payment();
        if (payment == null) {
            return;
        }
        if (payment.orderId() != null && !payment.orderId().equals(id)) {
            report.fault(id + ": payment " + payment.id() + " names order " + payment.orderId());
        }
        if (payment.captured() != 0 && payment.captured() != order.getTotal()) {
            report.fault(id + ": " + payment.captured() + " was captured, the total is " + order.getTotal());
        }
        if (payment.held() != 0) {
            report.fault(id + ": " + payment.held() + " is still kept aside by payment " + payment.id());
        }
        long given = payment.refunds().stream()
                .filter(Refund::counts)
                .mapToLong(Refund::amount)
                .sum();
        if (given != payment.refunded()) {
            report.fault(id + ": refunds of payment " + payment.id() + " are " + given + ", " + payment.refunded()
                    + " was given back");
        }
        Set<String> ids = new HashSet<>();
        payment.refunds().stream()
                .filter(Refund::counts)
                .filter(refund -> refund.refundId() == null || !ids.add(refund.refundId()))
                .forEach(refund -> report.fault(id + ": refund " + refund.id() + " is one too many"));
    }

    private void ending(Order order, SeatStory story, List<Session> own) {
        switch (order.getStatus()) {
            case PAID -> paid(order, story, own, Ending.PAID, Set.of());
            case PARTLY_REFUNDED, REFUNDED -> refunded(order, story, own);
            case EXPIRED -> nothingKept(order, story, own, Set.of(End.EXPIRED));
            case CANCELLED -> nothingKept(order, story, own, Set.of(End.CANCELLED, End.EXPIRED));
            case FAILED -> nothingKept(order, story, own, Set.of(End.BOOKED));
            case HELD -> held(order, story, own);
            case AUTHORISED, BOOKED, UNKNOWN ->
                report.fault(order.getOrderId() + " has not ended: it is " + order.getStatus());
        }
    }

    private void paid(Order order, SeatStory story, List<Session> own, Ending ending, Set<String> returned) {
        String id = order.getOrderId();
        if (story.end() != End.BOOKED) {
            report.fault(id + " is " + order.getStatus() + ", its seats are " + story.end());
        }
        if (!story.returned().equals(returned)) {
            report.fault(id + ": seats " + story.returned() + " were returned, refunds are for " + returned);
        }
        List<Payment> keeping = payments(own).stream()
                .filter(payment -> payment.kept() != 0 || isOf(order, payment))
                .toList();
        boolean nothingOwed = order.getTotal() == 0 || order.getPayment().getStatus() == PaymentStatus.NONE;
        if (nothingOwed) {
            keeping.forEach(payment -> report.fault(id + " owes nothing, " + payment.kept() + " was kept"));
            report.count(Ending.NOTHING_OWED);
            return;
        }
        long back = ticketRefunds(order);
        if (keeping.size() != 1) {
            report.fault(id + " is " + order.getStatus() + ", with " + keeping.size() + " captures");
        } else if (keeping.get(0).captured() != order.getTotal()
                || keeping.get(0).refunded() != back) {
            report.fault(id + " is " + order.getStatus() + ": " + keeping.get(0).captured() + " was captured and "
                    + keeping.get(0).refunded() + " given back, not " + order.getTotal() + " and " + back);
        }
        report.owe(order.getCurrency(), order.getTotal() - back);
        report.count(ending);
    }

    /** A payment whose refunds are for tickets is the order's own, also when nothing of it was kept. */
    private static boolean isOf(Order order, Payment payment) {
        Set<String> forTickets = order.getRefunds().stream()
                .filter(refund -> !refund.getLines().isEmpty())
                .map(OrderRefund::getRefundId)
                .collect(Collectors.toSet());
        return payment.refunds().stream().anyMatch(refund -> forTickets.contains(refund.refundId()));
    }

    private static long ticketRefunds(Order order) {
        return order.getRefunds().stream()
                .filter(refund -> !refund.getLines().isEmpty())
                .mapToLong(OrderRefund::getAmount)
                .sum();
    }

    private void refunded(Order order, SeatStory story, List<Session> own) {
        order.getRefunds().stream()
                .filter(refund -> refund.getStatus() != RefundStatus.SUCCEEDED && refund.getAmount() != 0)
                .forEach(refund -> report.fault(
                        order.getOrderId() + ": refund " + refund.getRefundId() + " is " + refund.getStatus()));
        Set<String> returned = order.getRefunds().stream()
                .flatMap(refund -> refund.getLines().stream())
                .map(line -> order.getSeats().get(line - 1).getId())
                .collect(Collectors.toSet());
        boolean all = returned.size() == order.getSeats().size();
        Ending ending = all ? Ending.REFUNDED : Ending.PARTLY_REFUNDED;
        same(order, "status", ending.name(), order.getStatus().name());
        long lines = order.getRefunds().stream()
                .flatMap(refund -> refund.getLines().stream())
                .count();
        if (lines != returned.size()) {
            report.fault(order.getOrderId() + ": a ticket was given back twice");
        }
        paid(order, story, own, ending, returned);
    }

    private void nothingKept(Order order, SeatStory story, List<Session> own, Set<End> ends) {
        String id = order.getOrderId();
        boolean seatsBack = story.end() == End.BOOKED && !story.keepsSeats();
        if (!ends.contains(story.end()) && !seatsBack || story.keepsSeats()) {
            report.fault(id + " is " + order.getStatus() + ", its seats are " + story.end());
        }
        payments(own).stream()
                .filter(payment -> payment.kept() != 0)
                .forEach(payment -> report.fault(
                        id + " is " + order.getStatus() + ", but " + payment.kept() + " was kept of " + payment.id()));
        report.count(Ending.NOTHING_KEPT);
    }

    private void held(Order order, SeatStory story, List<Session> own) {
        if (story.end() != End.HELD || !order.getExpiresAt().isAfter(now)) {
            report.fault(order.getOrderId() + " is still held, its seats are " + story.end());
        }
        payments(own).stream()
                .filter(payment -> payment.kept() != 0)
                .forEach(payment -> report.fault(order.getOrderId() + " is held, but money was kept"));
        report.count(Ending.STILL_HELD);
    }

    private static List<Payment> payments(List<Session> own) {
        return own.stream().map(Session::payment).filter(Objects::nonNull).toList();
    }

    /** The provider's own sums are those of its payments. */
    private void ledgerSums() {
        Map<String, long[]> sums = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (Session session : evidence.ledger().sessions()) {
            if (!ids.add(session.id())) {
                report.fault("page " + session.id() + " stands in the ledger twice");
            }
            Payment payment = session.payment();
            if (payment != null) {
                long[] sum = sums.computeIfAbsent(session.currency(), unused -> new long[4]);
                long[] more = {payment.held(), payment.captured(), payment.released(), payment.refunded()};
                IntStream.range(0, more.length).forEach(index -> sum[index] += more[index]);
                report.keep(session.currency(), payment.kept());
            }
        }
        evidence.ledger().totals().forEach((currency, totals) -> {
            long[] sum = sums.getOrDefault(currency, new long[4]);
            Ledger.Totals added = new Ledger.Totals(sum[0], sum[1], sum[2], sum[3]);
            if (!added.equals(totals)) {
                report.fault(
                        "the provider's sums in " + currency + " are " + totals + ", its payments add up to " + added);
            }
        });
    }
}
