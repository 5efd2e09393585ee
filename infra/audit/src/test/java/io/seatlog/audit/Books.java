package io.seatlog.audit;

import io.seatlog.audit.Ledger.Payment;
import io.seatlog.audit.Ledger.Refund;
import io.seatlog.audit.Ledger.Session;
import io.seatlog.audit.Ledger.Totals;
import io.seatlog.wire.CommandRef;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderPayment;
import io.seatlog.wire.OrderRefund;
import io.seatlog.wire.OrderStatus;
import io.seatlog.wire.PaymentStatus;
import io.seatlog.wire.Price;
import io.seatlog.wire.ReceiptRef;
import io.seatlog.wire.RefundStatus;
import io.seatlog.wire.ReleaseCause;
import io.seatlog.wire.SeatRef;
import io.seatlog.wire.SeatState;
import io.seatlog.wire.SeatsBooked;
import io.seatlog.wire.SeatsHeld;
import io.seatlog.wire.SeatsReleased;
import io.seatlog.wire.SoldSeat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Books of one showtime that agree, written an order at a time; each order has two seats at 1,000. */
final class Books {

    static final String SHOWTIME = "play";
    static final Instant BEGAN = Instant.parse("2030-01-01T10:00:00Z");
    static final Instant DEADLINE = BEGAN.plusSeconds(900);
    static final long TOTAL = 2_000;

    private final List<SpecificRecord> facts = new ArrayList<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final List<Session> sessions = new ArrayList<>();
    private int seats;

    /** One order of each ending. */
    static Evidence ofEveryEnding() {
        Books books = new Books();
        String paid = books.hold();
        books.book(paid);
        books.order(paid, OrderStatus.PAID, PaymentStatus.CAPTURED, List.of());
        books.payment(paid, TOTAL, 0, List.of());

        String partly = books.hold();
        books.book(partly);
        books.giveBack(partly, ReleaseCause.REFUNDED, DEADLINE, 0);
        books.order(partly, OrderStatus.PARTLY_REFUNDED, PaymentStatus.CAPTURED, List.of(refund("r-1", 900, 1)));
        books.payment(partly, TOTAL, 900, List.of(new Refund("re-1", "r-1", "succeeded", 900)));

        String booked = books.hold();
        books.book(booked);
        books.order(booked, OrderStatus.PAID, PaymentStatus.NONE, List.of());

        String expired = books.hold();
        books.giveBack(expired, ReleaseCause.EXPIRED, DEADLINE, 0, 1);
        books.order(expired, OrderStatus.EXPIRED, PaymentStatus.VOIDED, List.of());
        books.payment(expired, 0, 0, List.of());

        String late = books.hold();
        books.giveBack(late, ReleaseCause.CANCELLED, BEGAN, 0, 1);
        books.order(late, OrderStatus.CANCELLED, PaymentStatus.CAPTURED, List.of(refund("r-2", TOTAL)));
        books.payment(late, TOTAL, TOTAL, List.of(new Refund("re-2", "r-2", "succeeded", TOTAL)));

        String whole = books.hold();
        books.book(whole);
        books.giveBack(whole, ReleaseCause.REFUNDED, DEADLINE, 0, 1);
        books.order(whole, OrderStatus.REFUNDED, PaymentStatus.CAPTURED, List.of(refund("r-3", TOTAL, 1, 2)));
        books.payment(whole, TOTAL, TOTAL, List.of(new Refund("re-3", "r-3", "succeeded", TOTAL)));
        return books.evidence();
    }

    private static OrderRefund refund(String id, long amount, Integer... lines) {
        return new OrderRefund(id, List.of(lines), amount, RefundStatus.SUCCEEDED, DEADLINE, DEADLINE);
    }

    private Evidence evidence() {
        Totals totals = new Totals(
                0,
                sessions.stream()
                        .mapToLong(session -> session.payment().captured())
                        .sum(),
                0,
                sessions.stream()
                        .mapToLong(session -> session.payment().refunded())
                        .sum());
        return new Evidence(Map.of(SHOWTIME, facts), orders, new Ledger(sessions, Map.of("eur", totals)));
    }

    private String hold() {
        String id = SHOWTIME + "." + "a".repeat(25) + (char) ('a' + orders.size());
        List<SoldSeat> sold = List.of(seat(seats++), seat(seats++));
        facts.add(SeatsHeld.newBuilder()
                .setShowtimeId(SHOWTIME)
                .setNumber(facts.size() + 1)
                .setAt(BEGAN)
                .setCommand(new CommandRef(id, 0, (long) facts.size()))
                .setOrderId(id)
                .setCustomer("ann")
                .setSeats(sold)
                .setDeadline(DEADLINE)
                .setCurrency("EUR")
                .setTotal(TOTAL)
                .setStartsAt(DEADLINE.plusSeconds(86_400))
                .build());
        orders.put(
                id,
                Order.newBuilder()
                        .setShowtimeId(SHOWTIME)
                        .setOrderId(id)
                        .setCustomer("ann")
                        .setRevision(1)
                        .setStatus(OrderStatus.HELD)
                        .setSeats(sold)
                        .setCurrency("EUR")
                        .setTotal(TOTAL)
                        .setCreatedAt(BEGAN)
                        .setExpiresAt(DEADLINE)
                        .setChangedAt(BEGAN)
                        .setReceipt(new ReceiptRef(0, (long) facts.size()))
                        .setPayment(new OrderPayment(PaymentStatus.NONE, null, null, false))
                        .build());
        return id;
    }

    private static SoldSeat seat(int index) {
        return new SoldSeat(
                "stalls", index, "stalls:1:" + (index + 1), "1", "" + (index + 1), "A", new Price(1_000L, 0L, 0));
    }

    private void book(String id) {
        facts.add(SeatsBooked.newBuilder()
                .setShowtimeId(SHOWTIME)
                .setNumber(facts.size() + 1)
                .setAt(BEGAN)
                .setCommand(new CommandRef("book-" + id, 0, (long) facts.size()))
                .setOrderId(id)
                .setCustomer("ann")
                .setSeats(refs(id, 0, 1))
                .setDeadline(DEADLINE)
                .build());
    }

    private void giveBack(String id, ReleaseCause cause, Instant at, int... which) {
        facts.add(SeatsReleased.newBuilder()
                .setShowtimeId(SHOWTIME)
                .setNumber(facts.size() + 1)
                .setAt(at)
                .setCommand(new CommandRef("release-" + id, 0, (long) facts.size()))
                .setOrderId(id)
                .setCustomer("ann")
                .setSeats(refs(id, which))
                .setTo(SeatState.FREE)
                .setCause(cause)
                .setDeadline(DEADLINE)
                .build());
    }

    private List<SeatRef> refs(String id, int... which) {
        List<SeatRef> refs = new ArrayList<>();
        for (int index : which) {
            SoldSeat seat = orders.get(id).getSeats().get(index);
            refs.add(new SeatRef(seat.getSection(), seat.getIndex(), seat.getId()));
        }
        return refs;
    }

    private void order(String id, OrderStatus status, PaymentStatus payment, List<OrderRefund> refunds) {
        String page = payment == PaymentStatus.NONE ? null : "cs-" + id;
        orders.put(
                id,
                Order.newBuilder(orders.get(id))
                        .setStatus(status)
                        .setPayment(new OrderPayment(payment, page, null, false))
                        .setRefunds(refunds)
                        .build());
    }

    private void payment(String id, long captured, long refunded, List<Refund> refunds) {
        String status = captured == 0 ? "canceled" : "succeeded";
        Payment payment = new Payment("pi-" + id, status, id, 0, captured, 0, refunded, false, refunds);
        sessions.add(new Session("cs-" + id, id, "complete", "eur", TOTAL, payment));
    }
}
