package io.seatlog.bench.log;

import io.seatlog.bench.load.Arrivals;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * An open loop: every command has a time at which it is to be sent, fixed before the first one is, and its latency counts
 * from there. So whatever makes the sender wait is in the latency, not left out of it.
 */
final class TimedPace implements LogDriver.Pace {

    /** Far below what is measured, and long enough not to keep a core busy with waiting. */
    private static final long PAUSE_NANOS = 1_000_000;

    private static final long LONGEST_NANOS = 600_000_000_000L;

    private final Arrivals arrivals;
    private final int skipped;
    private final Histogram latency = new Histogram(LONGEST_NANOS, 3);
    private final Histogram late = new Histogram(LONGEST_NANOS, 3);

    /**
     * A pace at which nothing is measured yet.
     *
     * @param arrivals when commands are to be sent
     * @param skipped  commands at the start whose times do not count
     */
    TimedPace(Arrivals arrivals, int skipped) {
        this.arrivals = arrivals;
        this.skipped = skipped;
    }

    private long due(int number, long startNanos) {
        return startNanos + arrivals.at(number);
    }

    @Override
    public void await(int number, long startNanos) {
        long due = due(number, startNanos);
        long now = System.nanoTime();
        while (now < due) {
            LockSupport.parkNanos(PAUSE_NANOS);
            now = System.nanoTime();
        }
        if (number >= skipped) {
            late.recordValue(Math.min(LONGEST_NANOS, now - due));
        }
    }

    @Override
    public void replied(int number, long startNanos, long nanos) {
        if (number >= skipped) {
            latency.recordValue(Math.min(LONGEST_NANOS, Math.max(0, nanos - due(number, startNanos))));
        }
    }

    /** From the intended send to the committed reply. */
    Histogram latency() {
        return latency;
    }

    /** How much later than intended commands were sent. */
    Histogram late() {
        return late;
    }
}
