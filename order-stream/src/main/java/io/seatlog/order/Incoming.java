package io.seatlog.order;

import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.order.domain.Input;

/** What a record brings. */
sealed interface Incoming {

    /** What one order is to hear. */
    record ToOrder(OrderId orderId, Input input) implements Incoming {}

    /** What every order of a showtime is asked or told, one after the other. */
    record ToAll(ShowtimeId showtime, Walk walk) implements Incoming {}
}
