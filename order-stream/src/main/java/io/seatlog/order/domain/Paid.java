package io.seatlog.order.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The seats are the buyer's: the total was taken, or nothing was to be. Tickets exist from here on. */
public record Paid(Sale sale, SeatProgress seats, Payment payment, List<PayOrder> waiting) implements Known {

    public Paid {
        waiting = List.copyOf(waiting);
    }

    @Override
    public OrderStatus status() {
        return OrderStatus.PAID;
    }

    @Override
    public @Nullable PayAnswer answer() {
        return sale.isFree() ? new PayAnswer.NotNeeded() : new PayAnswer.Refused(PayRefusal.ORDER_PAID);
    }

    @Override
    public Paid with(SeatProgress newSeats, Payment newPayment, List<PayOrder> newWaiting) {
        return new Paid(sale, newSeats, newPayment, newWaiting);
    }
}
