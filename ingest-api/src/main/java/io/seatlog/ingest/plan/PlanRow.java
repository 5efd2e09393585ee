package io.seatlog.ingest.plan;

/**
 * One row of a plan, in columns: the n-th entry of each array is its n-th seat. Nobody writes to the arrays.
 *
 * @param label      what people call the row
 * @param ids        seat ids
 * @param numbers    what people call the seats
 * @param categories indexes into the plan's categories
 * @param x          to the right, in the plan's unit
 * @param y          downwards
 */
@SuppressWarnings("ArrayRecordComponent")
record PlanRow(String label, String[] ids, String[] numbers, int[] categories, double[] x, double[] y) {

    /** Seats apart by more than this many times the row's median spacing have an aisle between them. */
    private static final double AISLE = 1.5;

    int seats() {
        return ids.length;
    }

    /** Seats of this row, from 0, behind which an aisle is. */
    int[] aisles() {
        int gaps = ids.length - 1;
        if (gaps < 1) {
            return new int[0];
        }
        double[] spacing = new double[gaps];
        for (int i = 0; i < gaps; i++) {
            double dx = x[i + 1] - x[i];
            double dy = y[i + 1] - y[i];
            spacing[i] = Math.sqrt(dx * dx + dy * dy);
        }
        double[] sorted = spacing.clone();
        java.util.Arrays.sort(sorted);
        double median = (sorted[(gaps - 1) / 2] + sorted[gaps / 2]) / 2;
        return java.util.stream.IntStream.range(0, gaps)
                .filter(i -> spacing[i] > AISLE * median)
                .toArray();
    }
}
