package io.seatlog.bench;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * A distribution of times.
 *
 * @param chart    that it is drawn in, with others of the same name
 * @param name     that tells it from those
 * @param count    how many times were taken
 * @param quantiles in ascending order of their share
 */
public record LatencySeries(String chart, String name, long count, List<Quantile> quantiles) {

    /** Shares whose times are kept: enough to draw a curve on an axis of nines. */
    private static final List<Double> SHARES = List.of(
            0.0, 0.1, 0.25, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.965, 0.975, 0.99, 0.993, 0.996, 0.999,
            0.9993, 0.9996, 0.9999, 1.0);

    /**
     * One point of the distribution.
     *
     * @param share of all that took at most this time, 0 to 1
     * @param ms    the time, in milliseconds
     */
    public record Quantile(double share, double ms) {}

    public LatencySeries {
        quantiles = List.copyOf(quantiles);
    }

    /** The distribution that a histogram of nanoseconds holds. */
    public static LatencySeries ofNanos(String chart, String name, Histogram nanos) {
        List<Quantile> quantiles = SHARES.stream()
                .map(share -> new Quantile(share, nanos.getValueAtPercentile(share * 100) / 1e6))
                .toList();
        return new LatencySeries(chart, name, nanos.getTotalCount(), quantiles);
    }

    /** The time that this share took at most: one of those that are kept, or the next longer one. */
    public double ms(double share) {
        return quantiles.stream()
                .filter(quantile -> quantile.share >= share - 1e-9)
                .findFirst()
                .orElseThrow()
                .ms();
    }
}
