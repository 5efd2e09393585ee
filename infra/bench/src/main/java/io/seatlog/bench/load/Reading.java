package io.seatlog.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What one run of the generator measured.
 *
 * @param window   how long requests were sent
 * @param statuses answers by status, those that came after the window too
 * @param accepted of what was accepted
 * @param refused  of what was decided against
 * @param other    of all else
 * @param sending  of the generator itself
 * @param slices   the run in short pieces, and the time after it in which answers came
 */
public record Reading(
        Duration window,
        Map<Integer, Long> statuses,
        Series accepted,
        Series refused,
        Series other,
        Sending sending,
        List<Slice> slices) {

    public Reading {
        statuses = Map.copyOf(statuses);
        slices = List.copyOf(slices);
    }

    /**
     * Answers of one kind.
     *
     * @param inWindow how many came while requests were sent
     * @param latency  of all, also of those that came later; in nanoseconds
     */
    public record Series(long inWindow, Histogram latency) {

        /** How many there were in all. */
        public long count() {
            return latency.getTotalCount();
        }

        /** Milliseconds within which this share, in percent, was answered. */
        public double millis(double percentile) {
            return latency.getValueAtPercentile(percentile) / 1e6;
        }
    }

    /**
     * What the generator itself did.
     *
     * @param lateness nanoseconds by which it was late to send where a connection was free; none in a closed loop
     * @param waited   requests that were due when no connection was free; none in a closed loop
     * @param cpuNanos what its thread used
     */
    public record Sending(Histogram lateness, long waited, long cpuNanos) {

        /** Milliseconds by which it was late at most, for this share in percent. */
        public double lateMillis(double percentile) {
            return lateness.getValueAtPercentile(percentile) / 1e6;
        }
    }

    /** Requests that were sent. */
    public long requests() {
        return accepted.count() + refused.count() + other.count();
    }

    /** Acceptances a second while requests were sent. */
    public double acceptedPerSecond() {
        return perSecond(accepted);
    }

    /** Refusals a second while requests were sent. */
    public double refusedPerSecond() {
        return perSecond(refused);
    }

    /** CPU of the generator's thread for a request, in microseconds. */
    public double cpuMicros() {
        return requests() == 0 ? 0 : sending.cpuNanos() / 1e3 / requests();
    }

    private double perSecond(Series series) {
        return series.inWindow() / (window.toNanos() / 1e9);
    }
}
