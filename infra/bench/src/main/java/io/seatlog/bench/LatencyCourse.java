package io.seatlog.bench;

import java.util.List;

/**
 * How long requests took over time.
 *
 * @param chart  that it is drawn in, with others of the same name
 * @param name   that tells it from those
 * @param points in the order of time
 */
public record LatencyCourse(String chart, String name, List<Point> points) {

    /**
     * One window.
     *
     * @param seconds from the start to the window's end
     * @param ms      the time that its requests took, in milliseconds
     */
    public record Point(double seconds, double ms) {}

    public LatencyCourse {
        points = List.copyOf(points);
    }
}
