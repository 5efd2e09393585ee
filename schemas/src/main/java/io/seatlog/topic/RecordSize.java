package io.seatlog.topic;

/**
 * How large records may be, in bytes. What comes in is bounded by the broker; what an app makes of it may be larger, and
 * has room: a record that the broker refuses would stop its writer, and after each restart again.
 */
public final class RecordSize {

    /** A record of a topic that others write to. */
    public static final int INPUT_MAX = 1 << 20;

    /** A record that an app makes: a fact has more in it than its command. */
    public static final int OUTPUT_MAX = 8 << 20;

    /** What a dead letter has beyond its source: headers that say why and where from. */
    public static final int DEAD_LETTER_MORE = 64 << 10;

    /** What a producer must be able to send. */
    public static final int REQUEST_MAX = OUTPUT_MAX + DEAD_LETTER_MORE;

    private RecordSize() {}
}
