package io.seatlog.runtime.token;

/** A request without a token that is known to be good. */
public final class TokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Fault {
        /** There is no token: 401. */
        MISSING,
        /** The token is not good: 401. */
        INVALID,
        /** Nobody can say now, because the issuer's keys cannot be read: 503. */
        KEYS_UNAVAILABLE
    }

    private final Fault fault;

    TokenException(Fault fault, String message) {
        super(message, null, false, false);
        this.fault = fault;
    }

    static TokenException invalid(String message) {
        return new TokenException(Fault.INVALID, message);
    }

    /** What is wrong. The message may be told to the caller. */
    public Fault fault() {
        return fault;
    }
}
