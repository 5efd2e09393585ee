package io.seatlog.inventory.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.inventory.domain.Order.OrderSeat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order holds seats until its deadline.
 *
 * @param showtime where
 * @param number   of this fact
 * @param stamp    of its command
 * @param order    that holds them
 * @param customer whose order it is
 * @param request  what was asked for
 * @param seats    with the prices of this moment
 * @param deadline when the hold ends
 * @param currency of the prices
 * @param total    their sum
 * @param refund   what returning a ticket of this order gives, if anything
 * @param startsAt when the showtime starts
 */
public record SeatsHeld(
        ShowtimeId showtime,
        long number,
        Stamp stamp,
        OrderId order,
        CustomerId customer,
        RequestDigest request,
        List<SoldSeat> seats,
        Instant deadline,
        String currency,
        long total,
        @Nullable RefundPolicy refund,
        Instant startsAt)
        implements Fact {

    @Override
    public void applyTo(House house, Changes changes) {
        Plan plan = house.plan();
        int[] places = new int[seats.size()];
        List<OrderSeat> held = new ArrayList<>(places.length);
        for (int i = 0; i < places.length; i++) {
            SoldSeat seat = seats.get(i);
            places[i] = plan.place(seat.section(), seat.index());
            held.add(new OrderSeat(places[i], seat.price(), false));
        }
        new Moves(house, changes, this).move(places, SeatState.FREE, SeatState.HELD, 0, order.tag());
        changes.put(house.customer(customer).plus(places.length, 1));
        changes.put(new Order(
                order, customer, request, OrderState.HELD, held, stamp.at(), deadline, number, stamp.offset(), 0, 0));
    }
}
