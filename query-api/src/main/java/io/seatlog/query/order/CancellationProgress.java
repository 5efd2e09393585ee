package io.seatlog.query.order;

import io.seatlog.query.view.ShowtimeView;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderRefund;
import io.seatlog.wire.OrderStatus;
import io.seatlog.wire.RefundStatus;
import io.seatlog.wire.SalesState;
import io.seatlog.wire.TicketStatus;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** How far the orders of a showtime that is called off have been given back: added up over all of them. */
final class CancellationProgress {

    /** Order-stream's id of the refund that a cancellation makes, behind the orderId. */
    private static final String REFUND = "/cancelled";

    /** What may still become paid, and is given back then. */
    private static final Set<OrderStatus> OPEN = EnumSet.of(OrderStatus.AUTHORISED, OrderStatus.BOOKED);

    private final Map<RefundStatus, Integer> refunds = new EnumMap<>(RefundStatus.class);
    private int orders;
    private int tickets;
    private long amount;
    private long returned;
    private int waiting;

    CancellationProgress and(Order order) {
        boolean left = order.getTickets().stream().anyMatch(ticket -> ticket.getStatus() != TicketStatus.VOID);
        waiting += left || OPEN.contains(order.getStatus()) ? 1 : 0;
        for (OrderRefund refund : order.getRefunds()) {
            if (refund.getRefundId().equals(order.getOrderId() + REFUND)) {
                orders++;
                tickets += refund.getLines().size();
                amount += refund.getAmount();
                returned += refund.getStatus() == RefundStatus.SUCCEEDED ? refund.getAmount() : 0;
                refunds.merge(refund.getStatus(), 1, Integer::sum);
            }
        }
        return this;
    }

    void members(JsonGenerator json, ShowtimeView view) {
        boolean cancelled = view.showtime().getSales() == SalesState.CANCELLED;
        json.writeStringProperty("showtimeId", view.id());
        json.writeBooleanProperty("cancelled", cancelled);
        json.writeNumberProperty("waiting", waiting);
        json.writeNumberProperty("orders", orders);
        json.writeNumberProperty("tickets", tickets);
        json.writeNumberProperty("amount", amount);
        json.writeNumberProperty("returned", returned);
        json.writeStringProperty("currency", view.showtime().getPolicy().getCurrency());
        json.writeObjectPropertyStart("refunds");
        refunds.forEach((status, count) -> json.writeNumberProperty(status.name(), count));
        json.writeEndObject();
    }
}
