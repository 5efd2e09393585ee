package io.seatlog.inventory.domain;

/**
 * What became of an order's seats.
 *
 * <pre>
 *   HELD -> BOOKED -> RETURNED (all of them)
 *     \-> EXPIRED -> BOOKED (paid late, seats still free)
 *     |      \-> CANCELLED
 *     \-> CANCELLED
 * </pre>
 */
public enum OrderState {
    HELD,
    BOOKED,
    EXPIRED,
    CANCELLED,
    RETURNED
}
