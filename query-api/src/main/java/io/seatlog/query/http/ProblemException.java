package io.seatlog.query.http;

import io.seatlog.reason.Reason;

/** A request that is refused, and why. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public ProblemException(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    public ProblemException(Reason reason) {
        this(reason, reason.title());
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** What is wrong with this very request, for people. */
    public String detail() {
        String message = getMessage();
        return message == null ? reason.title() : message;
    }
}
