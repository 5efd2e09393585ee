package io.seatlog.inventory.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import java.time.Instant;
import java.util.List;

/**
 * An order's seats are booked.
 *
 * @param showtime where
 * @param number   of this fact
 * @param stamp    of its command
 * @param order    that has them
 * @param customer whose order it is
 * @param seats    what was booked
 * @param deadline of the hold that ended so
 */
public record SeatsBooked(
        ShowtimeId showtime,
        long number,
        Stamp stamp,
        OrderId order,
        CustomerId customer,
        List<SeatRef> seats,
        Instant deadline)
        implements Fact {

    @Override
    public void applyTo(House house, Changes changes) {
        Order known = OrderSeats.known(house, order);
        int[] places = OrderSeats.places(house.plan(), seats);
        Moves moves = new Moves(house, changes, this);
        if (known.state() == OrderState.HELD) {
            moves.move(places, SeatState.HELD, SeatState.BOOKED, order.tag(), order.tag());
        } else {
            moves.move(places, SeatState.FREE, SeatState.BOOKED, 0, order.tag());
            changes.put(house.customer(customer).plus(places.length, 0));
        }
        changes.put(known.in(OrderState.BOOKED, number));
    }
}
