package io.seatlog.runtime;

/** The order in which an app's parts start; they stop in reverse. The web server starts after all of them. */
public final class StartOrder {

    /** Topics are made and checked. */
    public static final int TOPICS = -400;

    /** Schema ids are looked up. */
    public static final int SCHEMAS = -300;

    /** Streams tasks begin. */
    public static final int STREAMS = -200;

    /** Readers outside of tasks begin, and workers. */
    public static final int READERS = -100;

    private StartOrder() {}
}
