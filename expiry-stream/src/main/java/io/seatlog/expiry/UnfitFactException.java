package io.seatlog.expiry;

import io.seatlog.runtime.kafka.DeadLetterCause;

/** A record among the facts on which nothing can be done. */
final class UnfitFactException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final DeadLetterCause reason;

    UnfitFactException(DeadLetterCause reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    DeadLetterCause reason() {
        return reason;
    }
}
