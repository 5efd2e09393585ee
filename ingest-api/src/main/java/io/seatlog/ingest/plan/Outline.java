package io.seatlog.ingest.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The line around a section, as an overview draws it. */
final class Outline {

    /** From a grid's seat to the edge of its section. */
    private static final double MARGIN = 0.5;

    private Outline() {}

    /** x, y of each corner: the convex hull of its seats; nothing for nameless places. */
    static List<Double> of(PlanSection section) {
        if (section instanceof PlanSection.Grid grid) {
            double left = -MARGIN;
            double right = grid.seatsPerRow() - 1 + MARGIN;
            double top = grid.top() - MARGIN;
            double bottom = grid.top() + grid.rows() - 1 + MARGIN;
            return List.of(left, top, right, top, right, bottom, left, bottom);
        }
        return section instanceof PlanSection.Listed listed ? hull(points(listed)) : List.of();
    }

    private static double[][] points(PlanSection.Listed section) {
        double[][] points = new double[section.seats()][];
        int n = 0;
        for (PlanRow row : section.planRows()) {
            for (int i = 0; i < row.seats(); i++) {
                points[n++] = new double[] {row.x()[i], row.y()[i]};
            }
        }
        return points;
    }

    /** Andrew's monotone chain. */
    private static List<Double> hull(double[][] points) {
        Arrays.sort(points, Comparator.<double[]>comparingDouble(p -> p[0]).thenComparingDouble(p -> p[1]));
        double[][] chain = new double[2 * points.length + 1][];
        int size = 0;
        for (double[] point : points) {
            size = append(chain, size, 0, point);
        }
        int lower = size;
        for (int i = points.length - 2; i >= 0; i--) {
            size = append(chain, size, lower - 1, points[i]);
        }
        List<Double> outline = new ArrayList<>();
        for (int i = 0; i < Math.max(1, size - 1); i++) {
            outline.add(chain[i][0]);
            outline.add(chain[i][1]);
        }
        return outline;
    }

    private static int append(double[][] chain, int size, int floor, double[] point) {
        int n = size;
        while (n - floor >= 2 && cross(chain[n - 2], chain[n - 1], point) <= 0) {
            n--;
        }
        chain[n] = point;
        return n + 1;
    }

    private static double cross(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    }
}
