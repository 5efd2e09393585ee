package io.seatlog.order.domain;

/** Where an order stands, as its owner reads it. */
public enum OrderStatus {
    HELD,
    AUTHORISED,
    BOOKED,
    PAID,
    PARTLY_REFUNDED,
    REFUNDED,
    EXPIRED,
    CANCELLED,
    FAILED
}
