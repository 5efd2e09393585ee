package io.seatlog.bench;

import java.util.List;

/**
 * What went through in each window of time.
 *
 * @param chart  that it is drawn in, with others of the same name
 * @param name   that tells it from those
 * @param unit   of the rates
 * @param points in the order of time
 */
public record RateSeries(String chart, String name, String unit, List<Point> points) {

    /**
     * One window.
     *
     * @param seconds   from the start to the window's end
     * @param perSecond the rate in it
     */
    public record Point(double seconds, double perSecond) {}

    public RateSeries {
        points = List.copyOf(points);
    }
}
