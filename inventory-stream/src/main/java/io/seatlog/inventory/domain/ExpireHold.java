package io.seatlog.inventory.domain;

import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.reason.Reason;
import java.time.Instant;

/**
 * End a hold whose deadline has passed.
 *
 * @param order    that holds the seats
 * @param deadline that the sender knows of
 */
public record ExpireHold(OrderId order, Instant deadline) implements Command {

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
            case BOOKED:
            case RETURNED:
                return Decision.refused(house, order, Reason.HOLD_BOOKED);
            case EXPIRED:
            case CANCELLED:
                return Decision.refused(house, order, Reason.HOLD_ENDED);
            default:
                if (stamp.at().isBefore(deadline) || stamp.at().isBefore(known.deadline())) {
                    return Decision.refused(house, order, Reason.NOT_DUE);
                }
        }
        SeatsReleased fact = SeatsReleased.of(
                house, stamp, known, ReleaseCause.EXPIRED, OrderSeats.refs(house.plan(), known.places()));
        return Decision.done(house, fact, order, showtime.revision());
    }
}
