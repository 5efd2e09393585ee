package io.seatlog.query.ticket;

import io.seatlog.id.OrderId;
import io.seatlog.id.TicketId;
import io.seatlog.wire.Admission;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderTicket;
import io.seatlog.wire.TicketStatus;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import tools.jackson.core.JsonGenerator;

/** Writes the tickets that do not simply let somebody in. */
final class DoorJson {

    private DoorJson() {}

    static void tickets(JsonGenerator json, List<Order> orders) {
        list(
                json,
                "void",
                orders,
                ticket -> ticket.getStatus() == TicketStatus.VOID,
                (ticket, id) -> json.writeString(id));
        list(json, "admitted", orders, ticket -> ticket.getStatus() == TicketStatus.ADMITTED, (ticket, id) -> {
            Admission first = ticket.getAdmission();
            if (first != null) {
                admission(json, id, first);
            }
        });
        list(json, "reissued", orders, ticket -> ticket.getIssue() > 1, (ticket, id) -> {
            json.writeStartArray();
            json.writeString(id);
            json.writeNumber(ticket.getIssue());
            json.writeEndArray();
        });
        list(json, "conflicts", orders, ticket -> true, (ticket, id) -> ticket.getConflicts()
                .forEach(conflict -> admission(json, id, conflict)));
    }

    private static void list(
            JsonGenerator json,
            String name,
            List<Order> orders,
            Predicate<OrderTicket> wanted,
            BiConsumer<OrderTicket, String> entry) {
        json.writeArrayPropertyStart(name);
        for (Order order : orders) {
            OrderId id = OrderId.parse(order.getOrderId());
            order.getTickets().stream()
                    .filter(wanted)
                    .forEach(ticket -> entry.accept(ticket, new TicketId(id, ticket.getLine()).toString()));
        }
        json.writeEndArray();
    }

    private static void admission(JsonGenerator json, String id, Admission admission) {
        json.writeStartArray();
        json.writeString(id);
        json.writeString(admission.getAt().toString());
        json.writeString(admission.getGate());
        json.writeEndArray();
    }
}
