package io.seatlog.inventory.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Let a hold go. An expired hold becomes a cancelled one, so that a late booking behind it is refused.
 *
 * @param order    that holds the seats
 * @param customer who lets go; null for an organiser
 */
public record ReleaseHold(OrderId order, @Nullable CustomerId customer) implements Command {

    @Override
    public ShowtimeId showtime() {
        return order.showtime();
    }

    @Override
    public Decision decide(House house, Stamp stamp) {
        Showtime showtime = house.showtime();
        Order known = showtime == null || !showtime.stage().isOpen() ? null : house.order(order);
        if (showtime == null || known == null || (customer != null && !customer.equals(known.customer()))) {
            return Decision.refused(house, order, Reason.HOLD_UNKNOWN);
        }
        return switch (known.state()) {
            case BOOKED, RETURNED -> Decision.refused(house, order, Reason.HOLD_BOOKED);
            case CANCELLED -> Decision.doneBefore(order, known.decidedNumber(), showtime.revision());
            case HELD -> release(house, showtime, known, stamp, known.places());
            case EXPIRED -> release(house, showtime, known, stamp, new int[0]);
        };
    }

    private Decision release(House house, Showtime showtime, Order known, Stamp stamp, int[] places) {
        SeatsReleased fact =
                SeatsReleased.of(house, stamp, known, ReleaseCause.CANCELLED, OrderSeats.refs(house.plan(), places));
        return Decision.done(house, fact, order, showtime.revision());
    }
}
