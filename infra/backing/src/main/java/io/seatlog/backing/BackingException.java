package io.seatlog.backing;

/** A broker or registry that does not start; the message holds the end of its log. */
public final class BackingException extends RuntimeException {

    BackingException(String message) {
        super(message);
    }
}
