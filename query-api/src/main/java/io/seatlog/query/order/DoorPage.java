package io.seatlog.query.order;

import io.seatlog.wire.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders whose tickets a door must know of.
 *
 * @param orders those that have changed
 * @param upTo   offsets in `orders`, by partition, up to which the door knows now
 * @param more   whether there are more, to be asked for again
 */
public record DoorPage(List<Order> orders, Map<Integer, Long> upTo, boolean more) {

    static final DoorPage NOTHING = new DoorPage(List.of(), Map.of(), false);

    public DoorPage {
        orders = List.copyOf(orders);
        upTo = Map.copyOf(upTo);
    }

    /** This page and that of other partitions. */
    DoorPage plus(DoorPage other) {
        List<Order> all = new ArrayList<>(orders);
        all.addAll(other.orders);
        Map<Integer, Long> offsets = new HashMap<>(upTo);
        offsets.putAll(other.upTo);
        return new DoorPage(all, offsets, more || other.more);
    }
}
