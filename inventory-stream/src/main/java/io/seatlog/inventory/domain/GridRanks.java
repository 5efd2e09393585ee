package io.seatlog.inventory.domain;

/** How good a grid's seat is. */
final class GridRanks {

    private GridRanks() {}

    static int rank(Part.Grid grid, int row, int seat) {
        if (Double.isNaN(grid.focalX())) {
            return (grid.top() + row) * 4_096 + Math.min(4_095, Math.abs(2 * seat - grid.seatsPerRow() + 1));
        }
        return (int)
                Math.min(Integer.MAX_VALUE, 64 * Math.hypot(seat - grid.focalX(), grid.top() + row - grid.focalY()));
    }
}
