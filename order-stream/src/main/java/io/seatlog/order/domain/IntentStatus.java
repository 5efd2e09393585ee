package io.seatlog.order.domain;

/** Where a payment intent stands at the provider. */
public enum IntentStatus {
    /** There is none: nobody has tried to pay. */
    NONE,
    /** Not paid yet: a card is wanted, or a further step. */
    INCOMPLETE,
    REQUIRES_CAPTURE,
    SUCCEEDED,
    CANCELED
}
