package io.seatlog.order.domain;

/** Why the seat log did not book: as much of it as an order's end depends on. */
public enum BookRefusal {
    /** The hold or the whole showtime was called off. */
    CANCELLED,
    /** The seats are no longer to be had. */
    GONE
}
