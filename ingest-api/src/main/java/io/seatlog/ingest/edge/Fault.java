package io.seatlog.ingest.edge;

/**
 * One thing that is wrong with a body.
 *
 * @param pointer JSON pointer (RFC 6901) to the value
 * @param kind    what is wrong with it
 * @param detail  the same for people
 */
public record Fault(String pointer, Kind kind, String detail) {

    /** What can be wrong with a value. */
    public enum Kind {
        /** It must be there and is not. */
        REQUIRED,
        /** It has another type than it must. */
        WRONG_TYPE,
        /** No such member is known here. */
        UNKNOWN_MEMBER,
        /** It is smaller, larger, shorter or longer than it may be. */
        OUT_OF_RANGE,
        /** It has not the form that it must have. */
        INVALID,
        /** It stands there a second time. */
        REPEATED,
        /** The plan has no such category. */
        CATEGORY_UNKNOWN,
        /** A category has no price. */
        PRICE_MISSING,
        /** A price is below what the payment provider accepts. */
        PRICE_TOO_SMALL,
        /** A price at which an order may come to more than the payment provider accepts. */
        PRICE_TOO_LARGE,
        /** There is no such seat. */
        SEAT_UNKNOWN,
        /** There is no such event, or no such plan. */
        NOT_FOUND,
        /** The showtime is published with other content. */
        SHOWTIME_EXISTS_DIFFERENT
    }
}
