package io.seatlog.bench.load;

/** What decides when a free connection sends again; on the generator's thread only. */
interface Run {

    /** A connection is free: it may be used now, or kept for later. */
    void free(Line line);

    /** A request that was to be sent then has ended with this status. */
    void ended(int status, long dueNanos);
}
