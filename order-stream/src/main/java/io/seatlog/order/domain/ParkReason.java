package io.seatlog.order.domain;

/** Why an order waits for a person to look at it. */
public enum ParkReason {
    /** Money was authorised or taken that is not the order's total. */
    AMOUNT_DIFFERS,
    /** The seats were booked and the money could not be taken. */
    NOT_CAPTURABLE,
    /** The provider has not told for a day whether the money was taken, or given back. */
    NO_ANSWER,
    /** Money could not be given back. */
    REFUND_FAILED,
    /** The buyer disputes the payment at the bank. */
    DISPUTED,
    /** Money was given back by somebody else. */
    REFUNDED_OUTSIDE
}
