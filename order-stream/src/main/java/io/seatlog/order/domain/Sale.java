package io.seatlog.order.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import java.time.Instant;
import java.util.List;

/** What was sold to whom, at which prices and until when: copied from the fact that held the seats, never changed. */
public record Sale(
        OrderId orderId,
        CustomerId customer,
        List<SoldSeat> seats,
        String currency,
        Instant createdAt,
        Instant expiresAt,
        Receipt receipt) {

    public Sale {
        seats = List.copyOf(seats);
    }

    /** The sum of the seats' prices. */
    public long total() {
        return seats.stream().mapToLong(seat -> seat.price().amount()).reduce(0, Math::addExact);
    }

    /** Whether nothing is to be paid. */
    public boolean isFree() {
        return total() == 0;
    }

    /** Whether this is exactly what is to be paid. */
    boolean costs(long amount, String paidIn) {
        return amount == total() && paidIn.equals(currency);
    }

    /** The id of the one BookHold that this order may ask for. */
    String bookCommandId() {
        return orderId + "/book";
    }

    /** The id of the ReturnSeats that gives all seats back after a booking that ends without money. */
    String returnCommandId() {
        return orderId + "/return";
    }

    /** Whether a command or request is this order's own. */
    boolean isOwn(String id) {
        return id.startsWith(orderId + "/");
    }
}
