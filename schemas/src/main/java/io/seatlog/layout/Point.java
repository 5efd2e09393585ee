package io.seatlog.layout;

/** A place on a plan, in the plan's unit; y grows downwards. */
public record Point(double x, double y) {

    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("A point's coordinates are finite numbers");
        }
    }
}
