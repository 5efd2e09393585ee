package io.seatlog.inventory.domain;

import io.seatlog.id.OrderId;
import io.seatlog.id.SeatId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.inventory.domain.Order.OrderSeat;
import io.seatlog.reason.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Give booked seats of an order back. Those that it gave back before are passed over.
 *
 * @param order that has them
 * @param seats which; none means all
 */
public record ReturnSeats(OrderId order, List<SeatId> seats) implements Command {

    public ReturnSeats {
        seats = List.copyOf(seats);
    }

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
        if (known.state() != OrderState.BOOKED && known.state() != OrderState.RETURNED) {
            return Decision.refused(house, order, Reason.NOT_BOOKED);
        }
        Set<SeatId> missing = new HashSet<>(seats);
        List<SeatRef> back = new ArrayList<>();
        for (OrderSeat seat : known.seats()) {
            SeatRef ref = house.plan().ref(seat.place());
            boolean meant = missing.remove(ref.id()) || seats.isEmpty();
            if (meant && !seat.returned()) {
                back.add(ref);
            }
        }
        if (!missing.isEmpty()) {
            List<SeatId> strangers = seats.stream().filter(missing::contains).toList();
            return Decision.refused(house, order, Refusal.ofSeats(Reason.SEAT_NOT_IN_ORDER, strangers));
        }
        if (back.isEmpty()) {
            return Decision.doneBefore(order, known.returnedNumber(), showtime.revision());
        }
        SeatsReleased fact = SeatsReleased.of(house, stamp, known, ReleaseCause.REFUNDED, List.copyOf(back));
        return Decision.done(house, fact, order, showtime.revision());
    }
}
