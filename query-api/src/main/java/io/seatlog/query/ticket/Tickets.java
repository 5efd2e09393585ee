package io.seatlog.query.ticket;

import io.seatlog.id.OrderId;
import io.seatlog.id.TicketId;
import io.seatlog.ticket.SeatLabel;
import io.seatlog.ticket.TicketCodec;
import io.seatlog.ticket.TicketContent;
import io.seatlog.ticket.TicketKeys;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderStatus;
import io.seatlog.wire.OrderTicket;
import io.seatlog.wire.SoldSeat;
import io.seatlog.wire.TicketStatus;
import java.util.List;
import java.util.Optional;

/** The tickets of an order. Their tokens are made at each read, for a signature is the same each time. */
final class Tickets {

    private final TicketKeys keys;
    private final TicketCodec codec;

    Tickets(TicketKeys keys) {
        this.keys = keys;
        this.codec = new TicketCodec(keys);
    }

    /** Entity tag of what is shown of an order: another key makes other tokens. */
    String etag(Order order) {
        return '"' + Long.toString(order.getRevision()) + '.' + keys.active() + '"';
    }

    List<ShownTicket> of(Order order) {
        return order.getTickets().stream()
                .filter(ticket -> isLine(order, ticket))
                .map(ticket -> shown(order, ticket))
                .toList();
    }

    Optional<ShownTicket> of(Order order, TicketId id) {
        return order.getTickets().stream()
                .filter(ticket -> ticket.getLine() == id.line() && isLine(order, ticket))
                .map(ticket -> shown(order, ticket))
                .findFirst();
    }

    private static boolean isLine(Order order, OrderTicket ticket) {
        return ticket.getLine() >= 1 && ticket.getLine() <= order.getSeats().size();
    }

    private ShownTicket shown(Order order, OrderTicket ticket) {
        TicketId id = new TicketId(OrderId.parse(order.getOrderId()), ticket.getLine());
        SoldSeat seat = order.getSeats().get(ticket.getLine() - 1);
        boolean isGood = isPaid(order.getStatus())
                && (ticket.getStatus() == TicketStatus.VALID || ticket.getStatus() == TicketStatus.ADMITTED);
        return new ShownTicket(
                id,
                seat,
                isGood ? ticket.getStatus() : TicketStatus.VOID,
                ticket.getAdmission(),
                isGood ? token(id, ticket.getIssue(), seat) : null);
    }

    private String token(TicketId id, int issue, SoldSeat seat) {
        SeatLabel label = SeatLabel.cut(seat.getSection(), seat.getRow(), seat.getNumber());
        return codec.encode(TicketContent.of(id, issue, label));
    }

    private static boolean isPaid(OrderStatus status) {
        return status == OrderStatus.PAID || status == OrderStatus.PARTLY_REFUNDED;
    }
}
