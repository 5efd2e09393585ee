package io.seatlog.layout;

/**
 * How good a seat is: a number, the lower the better, comparable over all sections of a showtime. With a focal point it is
 * the distance from it; without one, the place of the row in the plan and the distance from the row's middle.
 */
public final class Ranks {

    /** What one row further back costs. The distance from a row's middle costs at most one step less than that. */
    private static final int ROW_STEP = 1024;

    /** Steps to one unit of the plan, so that close seats still differ. */
    private static final int STEPS_A_UNIT = 16;

    /** A million rows, one seat each, still differ. */
    private static final int RANK_MAX = Integer.MAX_VALUE;

    private Ranks() {}

    /** Rank of a seat this far from the focal point. Exact on every machine: it uses the square root alone. */
    public static int byDistance(Point focalPoint, double x, double y) {
        double dx = x - focalPoint.x();
        double dy = y - focalPoint.y();
        return (int) Math.min(RANK_MAX, Math.rint(STEPS_A_UNIT * Math.sqrt(dx * dx + dy * dy)));
    }

    /**
     * Rank of a seat by its place in the plan.
     *
     * @param rowsBefore rows of the plan before the seat's own
     * @param position   the seat in its row, from 0
     * @param rowLength  seats in the row
     */
    public static int byPlace(int rowsBefore, int position, int rowLength) {
        int fromMiddle = Math.abs(2 * position - (rowLength - 1));
        return (int) Math.min(RANK_MAX, (long) rowsBefore * ROW_STEP + Math.min(fromMiddle, ROW_STEP - 1));
    }
}
