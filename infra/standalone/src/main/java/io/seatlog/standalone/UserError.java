package io.seatlog.standalone;

/** What the person at the terminal can put right: shown as one message, without a stack trace. */
final class UserError extends RuntimeException {

    UserError(String message) {
        super(message);
    }
}
