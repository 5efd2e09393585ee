package io.seatlog.inventory.domain;

import io.seatlog.id.OrderId;
import java.util.ArrayList;
import java.util.List;

/** The seats of an order, between places and the references that facts have. */
final class OrderSeats {

    private OrderSeats() {}

    static List<SeatRef> refs(Plan plan, int[] places) {
        List<SeatRef> refs = new ArrayList<>(places.length);
        for (int place : places) {
            refs.add(plan.ref(place));
        }
        return List.copyOf(refs);
    }

    static int[] places(Plan plan, List<SeatRef> refs) {
        int[] places = new int[refs.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = plan.place(refs.get(i).section(), refs.get(i).index());
        }
        return places;
    }

    /** The order that a fact is about; a fact about none contradicts the store. */
    static Order known(House house, OrderId id) {
        Order order = house.order(id);
        if (order == null) {
            throw new BrokenInvariantException("No order " + id);
        }
        return order;
    }
}
