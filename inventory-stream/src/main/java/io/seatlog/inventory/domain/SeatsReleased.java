package io.seatlog.inventory.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import java.time.Instant;
import java.util.List;

/**
 * An order gave seats back; an expired hold that is cancelled afterwards has none left to give.
 *
 * @param showtime where
 * @param number   of this fact
 * @param stamp    of its command
 * @param order    that had them
 * @param customer whose order it is
 * @param seats    what was given back
 * @param cause    why
 * @param deadline of the hold that ended so
 */
public record SeatsReleased(
        ShowtimeId showtime,
        long number,
        Stamp stamp,
        OrderId order,
        CustomerId customer,
        List<SeatRef> seats,
        ReleaseCause cause,
        Instant deadline)
        implements Fact {

    static SeatsReleased of(House house, Stamp stamp, Order order, ReleaseCause cause, List<SeatRef> seats) {
        return new SeatsReleased(
                house.id(),
                house.counts().number() + 1,
                stamp,
                order.id(),
                order.customer(),
                seats,
                cause,
                order.deadline());
    }

    @Override
    public void applyTo(House house, Changes changes) {
        Order known = OrderSeats.known(house, order);
        int[] places = OrderSeats.places(house.plan(), seats);
        SeatState from = cause == ReleaseCause.REFUNDED ? SeatState.BOOKED : SeatState.HELD;
        new Moves(house, changes, this).move(places, from, SeatState.FREE, order.tag(), 0);
        changes.put(house.customer(customer).plus(-places.length, 0));
        changes.put(
                switch (cause) {
                    case EXPIRED -> known.in(OrderState.EXPIRED, number);
                    case CANCELLED -> known.in(OrderState.CANCELLED, number);
                    case REFUNDED -> known.returned(places, number);
                });
    }
}
