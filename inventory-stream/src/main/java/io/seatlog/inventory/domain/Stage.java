package io.seatlog.inventory.domain;

/** How far the sale of a showtime has come. */
public enum Stage {
    /** Inside its window, seats can be held. */
    ON_SALE,
    /** No holds until sales resume. */
    PAUSED,
    /** Called off: no hold and no booking any more. */
    CANCELLED,
    /** Its rows are being removed. */
    CLOSING,
    /** Nothing but this row is left; the id never opens again. */
    CLOSED;

    /** Whether its seats are there still. */
    public boolean isOpen() {
        return this != CLOSING && this != CLOSED;
    }
}
