package io.seatlog.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What became of the requests of one short piece of time.
 *
 * @param startMs  milliseconds after the start of the run
 * @param accepted answers that gave what was asked for
 * @param refused  decisions against it
 * @param other    all else
 * @param latency  of all of them, in nanoseconds
 */
public record Slice(long startMs, long accepted, long refused, long other, Histogram latency) {

    /** How long each piece is. */
    public static final Duration LENGTH = Duration.ofMillis(250);

    /** All requests of this time. */
    public long requests() {
        return accepted + refused + other;
    }
}
