package io.seatlog.runtime.http;

/** A body has more bytes than it may have. */
public final class BodyTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int bytesMax;

    BodyTooLargeException(int bytesMax) {
        super("The body has more than " + bytesMax + " bytes", null, false, false);
        this.bytesMax = bytesMax;
    }

    /** How many it may have. */
    public int bytesMax() {
        return bytesMax;
    }
}
