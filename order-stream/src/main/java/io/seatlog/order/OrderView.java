package io.seatlog.order;

import io.seatlog.order.domain.Admission;
import io.seatlog.order.domain.Known;
import io.seatlog.order.domain.Page;
import io.seatlog.order.domain.Parked;
import io.seatlog.order.domain.Payment;
import io.seatlog.order.domain.Refund;
import io.seatlog.order.domain.RefundPolicy;
import io.seatlog.order.domain.Sale;
import io.seatlog.order.domain.SoldSeat;
import io.seatlog.order.domain.Ticket;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderParked;
import io.seatlog.wire.OrderPayment;
import io.seatlog.wire.OrderRefund;
import io.seatlog.wire.OrderStatus;
import io.seatlog.wire.OrderTicket;
import io.seatlog.wire.ParkedEntry;
import io.seatlog.wire.ParkedReason;
import io.seatlog.wire.PaymentStatus;
import io.seatlog.wire.Price;
import io.seatlog.wire.ReceiptRef;
import io.seatlog.wire.RefundStatus;
import io.seatlog.wire.TicketStatus;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An order as everybody may read it. */
final class OrderView {

    private OrderView() {}

    static Order of(Known order, long revision, Instant changedAt) {
        Sale sale = order.sale();
        return Order.newBuilder()
                .setShowtimeId(sale.orderId().showtime().value())
                .setOrderId(sale.orderId().toString())
                .setCustomer(sale.customer().value())
                .setRevision(revision)
                .setStatus(OrderStatus.valueOf(order.status().name()))
                .setSeats(sale.seats().stream().map(OrderView::seat).toList())
                .setCurrency(sale.currency())
                .setTotal(sale.total())
                .setCreatedAt(sale.createdAt())
                .setExpiresAt(sale.expiresAt())
                .setChangedAt(changedAt)
                .setReceipt(new ReceiptRef(
                        sale.receipt().partition(), sale.receipt().offset()))
                .setPayment(payment(order.payment()))
                .setRefund(sale.refund() == null ? null : policy(sale.refund()))
                .setRefunds(order.payment().back().refunds().stream()
                        .map(OrderView::refund)
                        .toList())
                .setTickets(
                        order.tickets().all().stream().map(OrderView::ticket).toList())
                .setParked(parked(order.payment().parked()))
                .build();
    }

    /** Whether somebody who reads orders sees a difference. */
    static boolean differs(@Nullable Known before, Known after) {
        return before == null
                || before.status() != after.status()
                || !payment(before.payment()).equals(payment(after.payment()))
                || !before.payment()
                        .back()
                        .refunds()
                        .equals(after.payment().back().refunds())
                || !before.tickets().equals(after.tickets())
                || !Objects.equals(before.payment().parked(), after.payment().parked());
    }

    static io.seatlog.wire.SoldSeat seat(SoldSeat seat) {
        return io.seatlog.wire.SoldSeat.newBuilder()
                .setSection(seat.section().value())
                .setIndex(seat.index())
                .setId(seat.id().value())
                .setRow(seat.row())
                .setNumber(seat.number())
                .setCategory(seat.category())
                .setPrice(new Price(
                        seat.price().amount(), seat.price().fee(), seat.price().taxRate()))
                .build();
    }

    private static OrderPayment payment(Payment payment) {
        Page page = payment.page();
        return new OrderPayment(
                PaymentStatus.valueOf(payment.status().name()),
                page == null ? null : page.paymentId(),
                page == null ? null : page.url(),
                payment.back().disputed());
    }

    private static io.seatlog.wire.RefundPolicy policy(RefundPolicy policy) {
        return new io.seatlog.wire.RefundPolicy(policy.until(), policy.keep());
    }

    static OrderRefund refund(Refund refund) {
        boolean returning = refund.status() == Refund.Status.RETURNING;
        return OrderRefund.newBuilder()
                .setRefundId(refund.refundId())
                .setLines(refund.lines())
                .setAmount(refund.amount())
                .setStatus(
                        returning
                                ? RefundStatus.REQUESTED
                                : RefundStatus.valueOf(refund.status().name()))
                .setRequestedAt(refund.requestedAt())
                .setChangedAt(refund.changedAt())
                .build();
    }

    private static OrderTicket ticket(Ticket ticket) {
        return OrderTicket.newBuilder()
                .setLine(ticket.line())
                .setIssue(ticket.issue())
                .setStatus(TicketStatus.valueOf(ticket.status().name()))
                .setAdmission(ticket.admission() == null ? null : admission(ticket.admission()))
                .setConflicts(
                        ticket.conflicts().stream().map(OrderView::admission).toList())
                .setRefundId(ticket.refundId())
                .build();
    }

    static io.seatlog.wire.Admission admission(Admission admission) {
        return new io.seatlog.wire.Admission(admission.at(), admission.gate(), admission.scanId(), admission.offline());
    }

    private static @Nullable OrderParked parked(@Nullable Parked parked) {
        return parked == null
                ? null
                : OrderParked.newBuilder()
                        .setReason(ParkedReason.valueOf(parked.reason().name()))
                        .setSince(parked.since())
                        .setOpen(parked.open())
                        .setHistory(parked.history().stream()
                                .map(entry -> new ParkedEntry(entry.at(), entry.what(), entry.note()))
                                .toList())
                        .build();
    }
}
