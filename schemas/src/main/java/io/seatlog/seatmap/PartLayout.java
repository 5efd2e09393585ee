package io.seatlog.seatmap;

import io.seatlog.id.SectionId;
import io.seatlog.layout.GeneralLayout;
import io.seatlog.layout.GridLayout;
import io.seatlog.layout.Point;
import io.seatlog.wire.FocalPoint;
import io.seatlog.wire.Grid;
import io.seatlog.wire.LayoutRow;
import io.seatlog.wire.SectionPart;
import java.util.Arrays;
import java.util.List;

/** The seats of one part, by their index in it. */
public abstract sealed class PartLayout {

    private final int first;
    private final int count;

    private PartLayout(SectionPart part) {
        first = part.getFirst();
        count = part.getCount();
    }

    /**
     * Reads a part.
     *
     * @throws IllegalArgumentException if it does not say what it holds, or its lists do not agree
     */
    public static PartLayout of(SectionPart part) {
        if (part.getGrid() != null) {
            return new GridPart(part);
        }
        return part.getGeneral() != null ? new GeneralPart(part) : new ListedPart(part);
    }

    /** Index in the section of the first seat. */
    public final int first() {
        return first;
    }

    /** Seats. */
    public final int count() {
        return count;
    }

    /** The id of a seat. */
    public abstract String id(int index);

    /** The row of a seat, or "". */
    public abstract String row(int index);

    /** The number of a seat in its row, or "". */
    public abstract String number(int index);

    /** The category of a seat. */
    public abstract String category(int index);

    /** Whether ids are listed in the part rather than computed. */
    boolean isListed() {
        return false;
    }

    /** Index in the section of the seat with a computed id, or -1. */
    int indexInSection(String seatId) {
        return -1;
    }

    private static final class GridPart extends PartLayout {
        private final GridLayout grid;
        private final String category;

        GridPart(SectionPart part) {
            super(part);
            Grid wire = part.getGrid();
            FocalPoint focal = wire.getFocalPoint();
            grid = new GridLayout(
                    new SectionId(part.getSection()),
                    wire.getRows(),
                    wire.getSeatsPerRow(),
                    wire.getTop(),
                    focal == null ? null : new Point(focal.getX(), focal.getY()));
            category = wire.getCategory();
        }

        @Override
        public String id(int index) {
            return grid.id(first() + index);
        }

        @Override
        public String row(int index) {
            return Integer.toString(grid.row(first() + index));
        }

        @Override
        public String number(int index) {
            return Integer.toString(grid.number(first() + index));
        }

        @Override
        public String category(int index) {
            return category;
        }

        @Override
        int indexInSection(String seatId) {
            return grid.indexOf(seatId);
        }
    }

    private static final class GeneralPart extends PartLayout {
        private final GeneralLayout places;
        private final String category;

        GeneralPart(SectionPart part) {
            super(part);
            places = new GeneralLayout(
                    new SectionId(part.getSection()), part.getGeneral().getCapacity());
            category = part.getGeneral().getCategory();
        }

        @Override
        public String id(int index) {
            return places.id(first() + index);
        }

        @Override
        public String row(int index) {
            return "";
        }

        @Override
        public String number(int index) {
            return "";
        }

        @Override
        public String category(int index) {
            return category;
        }

        @Override
        int indexInSection(String seatId) {
            return places.indexOf(seatId);
        }
    }

    private static final class ListedPart extends PartLayout {
        private final List<LayoutRow> rows;
        private final List<String> categories;
        private final int[] rowStarts;

        ListedPart(SectionPart part) {
            super(part);
            rows = part.getRows();
            categories = part.getCategories();
            rowStarts = new int[rows.size()];
            int seats = 0;
            for (int i = 0; i < rows.size(); i++) {
                LayoutRow row = rows.get(i);
                int size = row.getIds().size();
                if (row.getNumbers().size() != size || row.getCategories().size() != size) {
                    throw new IllegalArgumentException("The lists of a row have one entry a seat");
                }
                rowStarts[i] = seats;
                seats += size;
            }
            if (seats != count()) {
                throw new IllegalArgumentException("A part's rows hold as many seats as it says");
            }
        }

        @Override
        public String id(int index) {
            int row = rowIndex(index);
            return rows.get(row).getIds().get(index - rowStarts[row]);
        }

        @Override
        public String row(int index) {
            return rows.get(rowIndex(index)).getRow();
        }

        @Override
        public String number(int index) {
            int row = rowIndex(index);
            return rows.get(row).getNumbers().get(index - rowStarts[row]);
        }

        @Override
        public String category(int index) {
            int row = rowIndex(index);
            return categories.get(rows.get(row).getCategories().get(index - rowStarts[row]));
        }

        @Override
        boolean isListed() {
            return true;
        }

        private int rowIndex(int index) {
            int found = Arrays.binarySearch(rowStarts, index);
            int row = found >= 0 ? found : -found - 2;
            while (row + 1 < rowStarts.length && rowStarts[row + 1] == index) {
                row++;
            }
            return row;
        }
    }
}
