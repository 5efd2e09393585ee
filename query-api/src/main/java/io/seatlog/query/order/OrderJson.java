package io.seatlog.query.order;

import io.seatlog.id.CustomerId;
import io.seatlog.id.InstallationSecret;
import io.seatlog.id.OrderId;
import io.seatlog.id.OrderKey;
import io.seatlog.id.TicketId;
import io.seatlog.query.body.Json;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderParked;
import io.seatlog.wire.OrderRefund;
import io.seatlog.wire.ParkedEntry;
import io.seatlog.wire.SoldSeat;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;

/** Writes orders as their owners, and as organisers read them. */
final class OrderJson {

    private final InstallationSecret secret;

    OrderJson(InstallationSecret secret) {
        this.secret = secret;
    }

    /** For the owner: with the key that lets its bearer act as the owner. */
    void owned(JsonGenerator json, Order order, Instant now) {
        members(json, order, now);
        json.writeStringProperty(
                "key", OrderKey.of(secret, new CustomerId(order.getCustomer()), OrderId.parse(order.getOrderId())));
    }

    /** For the organiser: whose it is, and no key. */
    static void sold(JsonGenerator json, Order order, Instant now) {
        members(json, order, now);
        json.writeStringProperty("customer", order.getCustomer());
    }

    /** Who holds what until when. */
    static void held(JsonGenerator json, Order order) {
        json.writeStringProperty("orderId", order.getOrderId());
        json.writeStringProperty("reference", reference(order));
        json.writeStringProperty("customer", order.getCustomer());
        json.writeArrayPropertyStart("seats");
        for (SoldSeat seat : order.getSeats()) {
            json.writeString(seat.getId());
        }
        json.writeEndArray();
        Json.time(json, "createdAt", order.getCreatedAt());
        Json.time(json, "expiresAt", order.getExpiresAt());
    }

    static String reference(Order order) {
        return OrderId.parse(order.getOrderId()).reference();
    }

    private static void members(JsonGenerator json, Order order, Instant now) {
        json.writeStringProperty("orderId", order.getOrderId());
        json.writeStringProperty("reference", reference(order));
        json.writeStringProperty("showtimeId", order.getShowtimeId());
        json.writeStringProperty("status", order.getStatus().name());
        json.writeArrayPropertyStart("seats");
        order.getSeats().forEach(seat -> seat(json, seat));
        json.writeEndArray();
        json.writeNumberProperty("total", order.getTotal());
        json.writeStringProperty("currency", order.getCurrency());
        Json.time(json, "createdAt", order.getCreatedAt());
        Json.time(json, "expiresAt", order.getExpiresAt());
        Json.time(json, "now", now);
        json.writeObjectPropertyStart("payment");
        json.writeStringProperty("status", order.getPayment().getStatus().name());
        Json.optional(json, "url", order.getPayment().getUrl());
        json.writeBooleanProperty("disputed", order.getPayment().getDisputed());
        json.writeEndObject();
        json.writeArrayPropertyStart("refunds");
        order.getRefunds().forEach(refund -> refund(json, order, refund));
        json.writeEndArray();
        json.writeObjectPropertyStart("receipt");
        json.writeNumberProperty("partition", order.getReceipt().getPartition());
        json.writeNumberProperty("offset", order.getReceipt().getOffset());
        json.writeEndObject();
    }

    /** For the organiser: why an order waits for a person, and what happened to it. */
    static void parked(JsonGenerator json, Order order, Instant now) {
        sold(json, order, now);
        OrderParked parked = order.getParked();
        if (parked == null) {
            return;
        }
        json.writeStringProperty("reason", parked.getReason().name());
        Json.time(json, "since", parked.getSince());
        json.writeArrayPropertyStart("history");
        for (ParkedEntry entry : parked.getHistory()) {
            json.writeStartObject();
            Json.time(json, "at", entry.getAt());
            json.writeStringProperty("what", entry.getWhat());
            json.writeStringProperty("note", entry.getNote());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void refund(JsonGenerator json, Order order, OrderRefund refund) {
        json.writeStartObject();
        json.writeStringProperty("refundId", refund.getRefundId());
        json.writeArrayPropertyStart("tickets");
        OrderId id = OrderId.parse(order.getOrderId());
        refund.getLines().forEach(line -> json.writeString(new TicketId(id, line).toString()));
        json.writeEndArray();
        json.writeNumberProperty("amount", refund.getAmount());
        json.writeStringProperty("status", refund.getStatus().name());
        Json.time(json, "requestedAt", refund.getRequestedAt());
        Json.time(json, "changedAt", refund.getChangedAt());
        json.writeEndObject();
    }

    private static void seat(JsonGenerator json, SoldSeat seat) {
        json.writeStartObject();
        json.writeStringProperty("id", seat.getId());
        json.writeStringProperty("section", seat.getSection());
        if (!seat.getRow().isEmpty()) {
            json.writeStringProperty("row", seat.getRow());
        }
        if (!seat.getNumber().isEmpty()) {
            json.writeStringProperty("number", seat.getNumber());
        }
        json.writeStringProperty("category", seat.getCategory());
        json.writeNumberProperty("price", seat.getPrice().getAmount());
        json.writeEndObject();
    }
}
