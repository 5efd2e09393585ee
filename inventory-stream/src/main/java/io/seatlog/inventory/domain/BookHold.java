package io.seatlog.inventory.domain;

import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.reason.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Turn a hold into a booking. An expired hold is booked too, while its seats are free, sales are open and its customer
 * is within the limit: somebody paid a moment too late.
 *
 * @param order that holds the seats
 */
public record BookHold(OrderId order) implements Command {

    @Override
    public ShowtimeId showtime() {
        return order.showtime();
    }

    @Override
    public Decision decide(House house, Stamp stamp) {
        Showtime showtime = house.showtime();
        Order known = showtime == null || !showtime.stage().isOpen() ? null : house.order(order);
        if (showtime == null || known == null) {
            return Decision.refused(house, order, Reason.HOLD_UNKNOWN);
        }
        switch (known.state()) {
            case CANCELLED:
                return Decision.refused(house, order, Reason.HOLD_CANCELLED);
            case BOOKED:
            case RETURNED:
                return Decision.doneBefore(order, known.decidedNumber(), showtime.revision());
            default:
                Refusal refusal = refusal(house, showtime, known, stamp.at());
                return refusal != null ? Decision.refused(house, order, refusal) : book(house, showtime, known, stamp);
        }
    }

    private static @Nullable Refusal refusal(House house, Showtime showtime, Order known, Instant at) {
        if (showtime.stage() == Stage.CANCELLED) {
            return Refusal.of(Reason.SHOWTIME_CANCELLED);
        }
        if (known.state() == OrderState.HELD) {
            return null;
        }
        Policy policy = showtime.policy();
        if (!at.isBefore(policy.salesCloseAt())) {
            return Refusal.of(Reason.SALES_CLOSED);
        }
        Customer customer = house.customer(known.customer());
        if (customer.inUse() + known.seats().size() > policy.maxSeatsPerCustomer()) {
            return Refusal.overLimit(policy.maxSeatsPerCustomer(), customer.inUse());
        }
        return Taken.of(house, known.places());
    }

    private Decision book(House house, Showtime showtime, Order known, Stamp stamp) {
        SeatsBooked fact = new SeatsBooked(
                showtime(),
                house.counts().number() + 1,
                stamp,
                order,
                known.customer(),
                OrderSeats.refs(house.plan(), known.places()),
                known.deadline());
        return Decision.done(house, fact, order, showtime.revision());
    }
}
