package io.seatlog.serde;

import org.jspecify.annotations.Nullable;

/** Bytes in a topic that cannot be read as a record of it: they belong among its dead letters. */
public final class UnreadableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the bytes. */
    public enum Cause {
        /** There is no value. */
        NULL_VALUE,
        /** They do not begin with a zero byte and a schema id. */
        NOT_WIRE_FORMAT,
        /** The registry knows no schema of this id, or could not say in time. */
        SCHEMA_UNKNOWN,
        /** This program has no record type of that name, or it does not belong in this topic. */
        FOREIGN_KIND,
        /** The schema does not fit them, or does not resolve to the record type's. */
        MALFORMED
    }

    private final Cause reason;

    public UnreadableRecordException(Cause reason, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    public UnreadableRecordException(Cause reason, String detail) {
        this(reason, detail, null);
    }

    /** What is wrong with the bytes. */
    public Cause reason() {
        return reason;
    }
}
