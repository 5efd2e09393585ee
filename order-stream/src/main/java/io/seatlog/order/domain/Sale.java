package io.seatlog.order.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.TicketId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was sold to whom, at which prices and until when: copied from the fact that held the seats, never changed. */
public record Sale(
        OrderId orderId,
        CustomerId customer,
        List<SoldSeat> seats,
        String currency,
        Instant createdAt,
        Instant expiresAt,
        Receipt receipt,
        @Nullable RefundPolicy refund) {

    public Sale {
        seats = List.copyOf(seats);
    }

    /** The sum of the seats' prices. */
    public long total() {
        return seats.stream().mapToLong(seat -> seat.price().amount()).reduce(0, Math::addExact);
    }

    /** The line of a ticket of this order, from 1; 0: it has no such ticket. */
    int lineOf(String ticketId) {
        TicketId ticket = TicketId.isValid(ticketId) ? TicketId.parse(ticketId) : null;
        return ticket == null || !ticket.order().equals(orderId) || ticket.line() > seats.size() ? 0 : ticket.line();
    }

    String ticketId(int line) {
        return new TicketId(orderId, line).toString();
    }

    SoldSeat seat(int line) {
        return seats.get(line - 1);
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

    /** The id of the ReturnSeats that gives the seats of a refund back. */
    String returnCommandId(String refundId) {
        return returnCommandId() + "/" + refundId;
    }

    /** The id of the refund of all that is left when the showtime is called off. */
    String cancellationId() {
        return orderId + "/cancelled";
    }

    /** Whether a command or request is this order's own. */
    boolean isOwn(String id) {
        return id.startsWith(orderId + "/");
    }
}
