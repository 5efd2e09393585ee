package io.seatlog.order.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hold ran out; a payment that comes late may still find the seats free. */
public record Expired(Sale sale, SeatProgress seats, Payment payment, List<PayOrder> waiting) implements Known {

    public Expired {
        waiting = List.copyOf(waiting);
    }

    @Override
    public OrderStatus status() {
        return OrderStatus.EXPIRED;
    }

    @Override
    public @Nullable Answer answer() {
        return new Answer.Refused(Refusal.ORDER_EXPIRED);
    }

    @Override
    public Expired with(SeatProgress newSeats, Payment newPayment, List<PayOrder> newWaiting) {
        return new Expired(sale, newSeats, newPayment, newWaiting);
    }

    Authorised authorised(String intent) {
        return new Authorised(sale, seats.asked(), payment.authorised(intent), waiting);
    }

    /** A free order whose PayOrder was in the log in time, and came here late. */
    Authorised free() {
        return new Authorised(sale, seats.asked(), payment, waiting);
    }

    Cancelled cancelled() {
        return new Cancelled(sale, seats, payment, waiting);
    }

    Paid bookedElsewhere() {
        return new Paid(sale, seats, payment.none(), waiting);
    }
}
