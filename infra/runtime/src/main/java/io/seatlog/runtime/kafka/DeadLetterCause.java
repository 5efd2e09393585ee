package io.seatlog.runtime.kafka;

import io.seatlog.serde.UnreadableRecordException;

/** Why a record is not worked on. */
public enum DeadLetterCause {
    NULL_KEY,
    NULL_VALUE,
    /** Not a zero byte and a schema id, then Avro. */
    NOT_WIRE_FORMAT,
    /** The registry knows no such schema, or could not say in time. */
    SCHEMA_UNKNOWN,
    /** A record type that this topic does not have. */
    FOREIGN_KIND,
    /** The bytes do not fit their schema. */
    MALFORMED,
    /** An enum on which something depends has a value that this version does not know. */
    UNKNOWN_ENUM,
    /** The key belongs in another partition: two tasks would own it. */
    WRONG_PARTITION,
    /** The key is not what the value says. */
    WRONG_KEY,
    /** An id in the value has not the form of one. */
    INVALID_ID,
    /** More, or longer, than the limits allow. */
    TOO_LARGE,
    /** The program failed on it. */
    BUG;

    /** The cause of a record that could not be decoded. */
    public static DeadLetterCause of(UnreadableRecordException unreadable) {
        return switch (unreadable.reason()) {
            case NULL_VALUE -> NULL_VALUE;
            case NOT_WIRE_FORMAT -> NOT_WIRE_FORMAT;
            case SCHEMA_UNKNOWN -> SCHEMA_UNKNOWN;
            case FOREIGN_KIND -> FOREIGN_KIND;
            case MALFORMED -> MALFORMED;
        };
    }
}
