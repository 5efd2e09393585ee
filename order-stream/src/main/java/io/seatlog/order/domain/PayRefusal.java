package io.seatlog.order.domain;

/** Why a PayOrder got no page to pay on. */
public enum PayRefusal {
    ORDER_NOT_FOUND,
    ORDER_CANCELLED,
    ORDER_EXPIRED,
    ORDER_PAID,
    ORDER_FAILED,
    PAYMENT_BUSY,
    PAYMENT_UNAVAILABLE
}
