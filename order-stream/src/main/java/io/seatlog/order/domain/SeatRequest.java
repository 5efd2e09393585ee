package io.seatlog.order.domain;

import io.seatlog.id.OrderId;
import io.seatlog.id.SeatId;
import java.util.List;

/** What an order asks of the seat log. Its id derives from the order, so asking twice is asking once. */
public sealed interface SeatRequest {

    String commandId();

    OrderId orderId();

    /** Turn the hold into a booking. */
    record BookHold(String commandId, OrderId orderId) implements SeatRequest {}

    /** Give seats of the order back; none named: all. */
    record ReturnSeats(String commandId, OrderId orderId, List<SeatId> seats) implements SeatRequest {

        public ReturnSeats {
            seats = List.copyOf(seats);
        }
    }
}
