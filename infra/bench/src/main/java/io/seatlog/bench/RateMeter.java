package io.seatlog.bench;

import java.util.ArrayList;
import java.util.List;

/** Counts into windows of time, for a {@link RateSeries}. For one thread. */
public final class RateMeter {

    private final long startNanos;
    private final long windowNanos;
    private final List<Long> windows = new ArrayList<>();

    /** A meter whose first window starts at this {@link System#nanoTime()}. */
    public RateMeter(long startNanos, long windowMillis) {
        this.startNanos = startNanos;
        this.windowNanos = windowMillis * 1_000_000;
    }

    /** So many came at this time. */
    public void add(long nanos, long count) {
        int window = (int) Math.max(0, (nanos - startNanos) / windowNanos);
        while (windows.size() <= window) {
            windows.add(0L);
        }
        windows.set(window, windows.get(window) + count);
    }

    /** What was counted; the last window, which may have been cut short, is left out where there are others. */
    public RateSeries series(String chart, String name, String unit) {
        List<RateSeries.Point> points = new ArrayList<>();
        int whole = windows.size() > 1 ? windows.size() - 1 : windows.size();
        double windowSeconds = windowNanos / 1e9;
        for (int i = 0; i < whole; i++) {
            points.add(new RateSeries.Point((i + 1) * windowSeconds, windows.get(i) / windowSeconds));
        }
        return new RateSeries(chart, name, unit, points);
    }
}
