package io.seatlog.runtime.streams;

/**
 * A store contradicts itself. Going on could only spread it, and another thread would read the same: so the whole client
 * stops at once.
 */
public final class BrokenInvariantException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenInvariantException(String message) {
        super(message);
    }

    public BrokenInvariantException(String message, Throwable cause) {
        super(message, cause);
    }
}
