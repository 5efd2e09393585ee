package io.seatlog.runtime.streams;

import java.time.Duration;

/**
 * How long the records of one task waited in the log, by a clock that need not be that of their broker: what counts is how
 * much older a record is than the youngest one lately. So a wait that lasts longer than {@link #LATELY} is no longer seen,
 * nor is that of the first records after a start; a clock that was set is wrong for as long.
 */
public final class RecordWaits {

    /** After one to two of these a record no longer counts as the youngest. */
    static final Duration LATELY = Duration.ofMinutes(1);

    private static final long NONE = Long.MAX_VALUE;

    private long least = NONE;
    private long leastBefore = NONE;
    private long sinceMs;

    /**
     * Takes note of a record.
     *
     * @param now       when it was taken, milliseconds
     * @param timestamp when it came into the log, by the broker's clock
     * @return milliseconds, 0 for the youngest
     */
    public long of(long now, long timestamp) {
        long age = now - timestamp;
        if (now < sinceMs || now - sinceMs >= LATELY.toMillis()) {
            leastBefore = least;
            least = age;
            sinceMs = now;
        }
        least = Math.min(least, age);
        return age - Math.min(least, leastBefore);
    }
}
