package io.seatlog.order.domain;

/** Why an order waits for a person to look at it. */
public enum ParkReason {
    /** Money was authorised or taken that is not the order's total. */
    AMOUNT_DIFFERS,
    /** The seats were booked and the money could not be taken. */
    NOT_CAPTURABLE,
    /** The provider has not told for a day whether the money was taken. */
    NO_ANSWER
}
