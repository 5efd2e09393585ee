package io.seatlog.standalone.client;

/** The server answered with a status that the caller cannot work with. */
public final class UnexpectedAnswerException extends RuntimeException {

    UnexpectedAnswerException(Answer answer) {
        super("Unexpected answer: " + answer);
    }
}
