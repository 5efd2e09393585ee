package io.seatlog.order;

import io.seatlog.order.domain.Known;
import io.seatlog.order.domain.Page;
import io.seatlog.order.domain.Payment;
import io.seatlog.order.domain.Sale;
import io.seatlog.order.domain.SoldSeat;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderPayment;
import io.seatlog.wire.OrderStatus;
import io.seatlog.wire.PaymentStatus;
import io.seatlog.wire.Price;
import io.seatlog.wire.ReceiptRef;
import java.time.Instant;
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
                .build();
    }

    /** Whether somebody who reads orders sees a difference. */
    static boolean differs(@Nullable Known before, Known after) {
        return before == null
                || before.status() != after.status()
                || !payment(before.payment()).equals(payment(after.payment()));
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
                false);
    }
}
