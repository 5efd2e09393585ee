package io.seatlog.order.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The seats were booked, the money could not be taken, the seats go back. */
public record Failed(Sale sale, SeatProgress seats, Payment payment, List<PayOrder> waiting) implements Known {

    public Failed {
        waiting = List.copyOf(waiting);
    }

    @Override
    public OrderStatus status() {
        return OrderStatus.FAILED;
    }

    @Override
    public @Nullable Answer answer() {
        return new Answer.Refused(Refusal.ORDER_FAILED);
    }

    @Override
    public Failed with(SeatProgress newSeats, Payment newPayment, List<PayOrder> newWaiting) {
        return new Failed(sale, newSeats, newPayment, newWaiting);
    }
}
