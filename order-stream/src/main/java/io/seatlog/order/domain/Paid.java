package io.seatlog.order.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The seats are the buyer's: the total was taken, or nothing was to be. It has tickets, until they are given back. */
public record Paid(Sale sale, SeatProgress seats, Payment payment, List<PayOrder> waiting, Tickets tickets)
        implements Known {

    public Paid {
        waiting = List.copyOf(waiting);
    }

    Paid(Sale sale, SeatProgress seats, Payment payment, List<PayOrder> waiting) {
        this(sale, seats, payment, waiting, Tickets.of(sale));
    }

    @Override
    public OrderStatus status() {
        if (tickets.isAllVoid()) {
            return OrderStatus.REFUNDED;
        }
        return tickets.isAnyVoid() ? OrderStatus.PARTLY_REFUNDED : OrderStatus.PAID;
    }

    @Override
    public @Nullable Answer answer() {
        return sale.isFree() ? new Answer.NotNeeded() : new Answer.Refused(Refusal.ORDER_PAID);
    }

    @Override
    public Paid with(SeatProgress newSeats, Payment newPayment, List<PayOrder> newWaiting) {
        return new Paid(sale, newSeats, newPayment, newWaiting, tickets);
    }

    Paid with(Ticket changed) {
        return new Paid(sale, seats, payment, waiting, tickets.with(changed));
    }

    /** The ticket of this line. */
    Ticket ticket(int line) {
        Ticket ticket = tickets.at(line);
        if (ticket == null) {
            throw new IllegalStateException("There is no ticket " + line);
        }
        return ticket;
    }

    /** The tickets are void and the seats on their way back; the money follows. */
    Paid returning(Refund refund) {
        return new Paid(
                sale, seats, payment.returning(refund), waiting, tickets.refunded(refund.lines(), refund.refundId()));
    }

    /** All that is left goes back, once, because the showtime is called off. */
    Paid calledOff(Instant at) {
        List<Integer> left = tickets.left();
        if (left.isEmpty()) {
            return this;
        }
        return returning(Refund.ofTickets(sale.cancellationId(), List.of(), left, money(left, true), at));
    }

    /** What would be given back if the showtime were called off now. */
    public long worth() {
        return money(tickets.left(), true).amount();
    }

    /** What is to be given back for tickets. */
    Refund.Money money(List<Integer> lines, boolean all) {
        String intent = payment.takenFrom();
        RefundPolicy policy = sale.refund();
        if (intent == null) {
            return new Refund.Money(null, 0);
        }
        long amount = lines.stream()
                .mapToLong(line -> sale.seat(line).price().amount())
                .map(price -> all || policy == null ? price : policy.of(price))
                .sum();
        return new Refund.Money(intent, amount);
    }
}
