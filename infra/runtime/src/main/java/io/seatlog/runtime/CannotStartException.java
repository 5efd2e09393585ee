package io.seatlog.runtime;

import org.jspecify.annotations.Nullable;

/** An app must not or cannot start, for a reason that whoever runs it can put right. */
public final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param what   is wrong
     * @param remedy what to do about it
     */
    public CannotStartException(String what, String remedy, @Nullable Throwable cause) {
        super(what, cause);
        this.remedy = remedy;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
