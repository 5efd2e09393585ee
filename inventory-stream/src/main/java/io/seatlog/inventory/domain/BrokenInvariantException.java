package io.seatlog.inventory.domain;

/**
 * The stores contradict themselves: counts do not add up, or a seat is not its order's. Going on could sell a seat
 * twice, so this, unlike any other exception of a decision, stops the client.
 */
public final class BrokenInvariantException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BrokenInvariantException(String message) {
        super(message);
    }
}
