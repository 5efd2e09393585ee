package io.seatlog.order.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The seats are ours and the money is being taken. */
public record Booked(Sale sale, SeatProgress seats, Payment payment, List<PayOrder> waiting) implements Known {

    public Booked {
        waiting = List.copyOf(waiting);
    }

    @Override
    public OrderStatus status() {
        return OrderStatus.BOOKED;
    }

    @Override
    public @Nullable Answer answer() {
        return new Answer.Refused(Refusal.ORDER_PAID);
    }

    @Override
    public Booked with(SeatProgress newSeats, Payment newPayment, List<PayOrder> newWaiting) {
        return new Booked(sale, newSeats, newPayment, newWaiting);
    }

    Paid captured() {
        return new Paid(sale, seats, payment.captured(), waiting);
    }

    Booked capturingAgain(String intent) {
        Watch watch = payment.watch().looked();
        return new Booked(sale, seats, payment.capturing(sale, intent).with(watch), waiting);
    }

    /** Nobody knows whether the money was taken: looks now, then more and more rarely, in the end never again. */
    Booked unsure(Instant now) {
        Watch watch = payment.watch();
        if (watch.isHopeless()) {
            return new Booked(sale, seats, payment.with(watch.looked()).parked(ParkReason.NO_ANSWER, now), waiting);
        }
        Payment later = payment.with(watch.again(now));
        return new Booked(sale, seats, watch.looks() == 0 ? later.lookingAt(sale, payment.intent()) : later, waiting);
    }

    Booked looking() {
        Payment looked = payment.with(payment.watch().looked()).lookingAt(sale, payment.intent());
        return new Booked(sale, seats, looked, waiting);
    }

    Failed failed(Instant at) {
        return new Failed(sale, seats.returning(), payment.failed().parked(ParkReason.NOT_CAPTURABLE, at), waiting);
    }
}
