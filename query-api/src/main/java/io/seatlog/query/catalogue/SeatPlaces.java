package io.seatlog.query.catalogue;

import io.seatlog.id.SectionId;
import io.seatlog.layout.GridLayout;
import io.seatlog.wire.GeometryRow;
import io.seatlog.wire.SectionGeometry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where the seats of one section are, row by row, whether listed or computed. */
final class SeatPlaces {

    /** One row. Its lists have one entry a seat. */
    record Row(String row, int first, List<String> ids, List<String> numbers, List<Integer> categories, Points points) {

        int count() {
            return points.count();
        }

        /** Whether seats are numbered 1, 2, 3 and so on. */
        boolean isNumberedFromOne() {
            for (int i = 0; i < numbers.size(); i++) {
                if (!numbers.get(i).equals(Integer.toString(i + 1))) {
                    return false;
                }
            }
            return true;
        }

        /** The category that all seats have, or -1. */
        int oneCategory() {
            int first = categories.isEmpty() ? -1 : categories.get(0);
            return categories.stream().allMatch(category -> category == first) ? first : -1;
        }
    }

    /** Places of seats, in the plan's unit. */
    record Points(List<Double> x, List<Double> y) {

        int count() {
            return x.size();
        }
    }

    private SeatPlaces() {}

    /** The rows of a section; none if its places have no seats. */
    static List<Row> rows(SectionGeometry geometry) {
        return geometry.getGridRows() > 0 ? computed(geometry) : listed(geometry);
    }

    private static List<Row> listed(SectionGeometry geometry) {
        List<Row> rows = new ArrayList<>(geometry.getRows().size());
        int first = 0;
        for (GeometryRow row : geometry.getRows()) {
            rows.add(new Row(
                    row.getRow(),
                    first,
                    row.getIds(),
                    row.getNumbers(),
                    row.getCategories(),
                    new Points(row.getX(), row.getY())));
            first += row.getIds().size();
        }
        return rows;
    }

    private static List<Row> computed(SectionGeometry geometry) {
        GridLayout grid = new GridLayout(
                new SectionId(geometry.getSection()),
                geometry.getGridRows(),
                geometry.getGridSeatsPerRow(),
                geometry.getGridTop(),
                null);
        List<Row> rows = new ArrayList<>(grid.rows());
        for (int row = 0; row < grid.rows(); row++) {
            int first = row * grid.seatsPerRow();
            List<String> ids = new ArrayList<>(grid.seatsPerRow());
            List<String> numbers = new ArrayList<>(grid.seatsPerRow());
            List<Double> x = new ArrayList<>(grid.seatsPerRow());
            List<Double> y = new ArrayList<>(grid.seatsPerRow());
            for (int index = first; index < first + grid.seatsPerRow(); index++) {
                ids.add(grid.id(index));
                numbers.add(Integer.toString(grid.number(index)));
                x.add(grid.x(index));
                y.add(grid.y(index));
            }
            List<Integer> categories = Collections.nCopies(grid.seatsPerRow(), 0);
            rows.add(new Row(Integer.toString(row + 1), first, ids, numbers, categories, new Points(x, y)));
        }
        return rows;
    }
}
