package io.seatlog.order.domain;

/** Why an order gave its seats back. */
public enum ReleaseCause {
    EXPIRED,
    CANCELLED,
    REFUNDED
}
