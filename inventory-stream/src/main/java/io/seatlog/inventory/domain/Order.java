package io.seatlog.inventory.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An accepted order: kept until its showtime closes, so that a repeat is recognised.
 *
 * @param id             which
 * @param customer       whose
 * @param request        what was asked for
 * @param state          what became of it
 * @param seats          its seats, as held
 * @param heldAt         log time of the hold
 * @param deadline       when the hold ends
 * @param heldNumber     number of the fact that held the seats
 * @param heldOffset     where the command that held them stands: the receipt
 * @param decidedNumber  number of the fact that booked or ended it, 0 while it is held
 * @param returnedNumber number of the last fact that gave booked seats back, 0 for none
 */
public record Order(
        OrderId id,
        CustomerId customer,
        RequestDigest request,
        OrderState state,
        List<OrderSeat> seats,
        Instant heldAt,
        Instant deadline,
        long heldNumber,
        long heldOffset,
        long decidedNumber,
        long returnedNumber) {

    /**
     * One seat of an order.
     *
     * @param place    where it is in the plan
     * @param price    as it was when it was held
     * @param returned whether it was booked and given back
     */
    public record OrderSeat(int place, Price price, boolean returned) {}

    public Order {
        seats = List.copyOf(seats);
    }

    /** Whether its seats, or some of them, are the customer's. */
    boolean isLive() {
        return state == OrderState.HELD || state == OrderState.BOOKED;
    }

    int[] places() {
        int[] places = new int[seats.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = seats.get(i).place();
        }
        return places;
    }

    long total() {
        long total = 0;
        for (OrderSeat seat : seats) {
            total += seat.price().amount();
        }
        return total;
    }

    List<SoldSeat> sold(Plan plan) {
        List<SoldSeat> sold = new ArrayList<>(seats.size());
        for (OrderSeat seat : seats) {
            sold.add(plan.layout(Places.part(seat.place())).sold(Places.index(seat.place()), seat.price()));
        }
        return sold;
    }

    Order in(OrderState next, long number) {
        return new Order(
                id, customer, request, next, seats, heldAt, deadline, heldNumber, heldOffset, number, returnedNumber);
    }

    /** The order without the seats at these places. */
    Order returned(int[] places, long number) {
        List<OrderSeat> left = new ArrayList<>(seats.size());
        boolean all = true;
        for (OrderSeat seat : seats) {
            boolean back = seat.returned();
            for (int place : places) {
                back |= place == seat.place();
            }
            left.add(back ? new OrderSeat(seat.place(), seat.price(), true) : seat);
            all &= back;
        }
        OrderState next = all ? OrderState.RETURNED : OrderState.BOOKED;
        return new Order(
                id, customer, request, next, left, heldAt, deadline, heldNumber, heldOffset, decidedNumber, number);
    }
}
