package io.seatlog.order.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The money is promised, or none is needed, and the seat log is asked to book. */
public record Authorised(Sale sale, SeatProgress seats, Payment payment, List<PayOrder> waiting) implements Known {

    public Authorised {
        waiting = List.copyOf(waiting);
    }

    @Override
    public OrderStatus status() {
        return OrderStatus.AUTHORISED;
    }

    @Override
    public @Nullable Answer answer() {
        return sale.isFree() ? null : new Answer.Refused(Refusal.ORDER_PAID);
    }

    @Override
    public Authorised with(SeatProgress newSeats, Payment newPayment, List<PayOrder> newWaiting) {
        return new Authorised(sale, newSeats, newPayment, newWaiting);
    }

    /** The fact of our booking has come; with the answer it is enough. */
    Known withFact() {
        return new Authorised(sale, seats.withFact(), payment, waiting).bookedIfSure();
    }

    /** The first answer to our booking was yes; with the fact it is enough. */
    Known withAnswer() {
        return new Authorised(sale, seats.withAnswer(), payment, waiting).bookedIfSure();
    }

    private Known bookedIfSure() {
        return seats.accepted() && seats.booked() ? booked() : this;
    }

    /** The seats are ours: the capture is next, or, with nothing to pay, the end. */
    private Known booked() {
        String intent = payment.intent();
        return intent == null
                ? new Paid(sale, seats, payment, waiting)
                : new Booked(sale, seats, payment.capturing(sale, intent), waiting);
    }

    /** The first answer was no; a later copy of the same command may have booked all the same. */
    Expired refused() {
        return new Expired(sale, returned(), letGo(), waiting);
    }

    Cancelled cancelled() {
        return new Cancelled(sale, returned(), letGo(), waiting);
    }

    /** Somebody booked the seats without our money: it is let go. */
    Paid bookedElsewhere() {
        return new Paid(sale, seats, letGo().none(), waiting);
    }

    private SeatProgress returned() {
        return seats.booked() ? seats.returning() : seats;
    }

    private Payment letGo() {
        String intent = payment.intent();
        return intent == null ? payment : payment.voiding(sale, intent);
    }
}
