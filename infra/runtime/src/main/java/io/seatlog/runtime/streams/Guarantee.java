package io.seatlog.runtime.streams;

/** What a Streams app promises about its input, its state and its output. */
public enum Guarantee {
    /** All three commit together or not at all. */
    EXACTLY_ONCE,

    /** After a failure some input is worked on again. */
    AT_LEAST_ONCE
}
