package io.seatlog.order.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The buyer or an organiser let the seats go. */
public record Cancelled(Sale sale, SeatProgress seats, Payment payment, List<PayOrder> waiting) implements Known {

    public Cancelled {
        waiting = List.copyOf(waiting);
    }

    @Override
    public OrderStatus status() {
        return OrderStatus.CANCELLED;
    }

    @Override
    public @Nullable Answer answer() {
        return new Answer.Refused(Refusal.ORDER_CANCELLED);
    }

    @Override
    public Cancelled with(SeatProgress newSeats, Payment newPayment, List<PayOrder> newWaiting) {
        return new Cancelled(sale, newSeats, newPayment, newWaiting);
    }
}
