package io.seatlog.inventory;

import io.seatlog.runtime.kafka.DeadLetterCause;

/** A record that cannot be decided on: it goes to the dead letters as it is. */
final class PoisonException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final DeadLetterCause reason;

    PoisonException(DeadLetterCause reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    DeadLetterCause reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
