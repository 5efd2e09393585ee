package io.seatlog.inventory.domain;

/** Why seats were given back. */
public enum ReleaseCause {
    /** Their hold came to its deadline. */
    EXPIRED,
    /** Their hold was let go. */
    CANCELLED,
    /** They were booked and returned. */
    REFUNDED
}
