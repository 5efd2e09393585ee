package io.seatlog.expiry;

import org.jspecify.annotations.Nullable;

/**
 * What a fact does to the deadlines.
 *
 * @param gone what no longer falls due
 * @param set  what falls due from now on
 */
record DeadlineChange(@Nullable Deadline gone, @Nullable Deadline set) {

    static final DeadlineChange NONE = new DeadlineChange(null, null);
}
