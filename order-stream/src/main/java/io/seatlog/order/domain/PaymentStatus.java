package io.seatlog.order.domain;

/** Where the payment of an order stands. */
public enum PaymentStatus {
    NONE,
    OPENING,
    OPEN,
    AUTHORISED,
    CAPTURED,
    VOIDED,
    FAILED
}
