package io.seatlog.order.domain;

import io.seatlog.id.OrderId;

/** What an order asks of the seat log. Its id derives from the order, so asking twice is asking once. */
public sealed interface SeatRequest {

    String commandId();

    OrderId orderId();

    /** Turn the hold into a booking. */
    record BookHold(String commandId, OrderId orderId) implements SeatRequest {}

    /** Give all seats of the order back. */
    record ReturnSeats(String commandId, OrderId orderId) implements SeatRequest {}
}
