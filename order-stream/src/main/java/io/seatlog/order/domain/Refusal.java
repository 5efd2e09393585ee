package io.seatlog.order.domain;

/** Why a command changed nothing; of each kind of command the first that applies, in this order. */
public enum Refusal {
    ORDER_NOT_FOUND,
    ORDER_CANCELLED,
    ORDER_EXPIRED,
    ORDER_PAID,
    ORDER_FAILED,
    PAYMENT_BUSY,
    PAYMENT_UNAVAILABLE,
    REFUND_EXISTS_DIFFERENT,
    TICKET_UNKNOWN,
    ORDER_NOT_PAID,
    REFUND_TOO_LATE,
    TICKET_ADMITTED,
    TICKET_REFUNDED,
    PAYMENT_DISPUTED,
    TICKET_VOID,
    ALREADY_ADMITTED,
    NOT_PARKED,
    RESOLUTION_NOT_POSSIBLE
}
