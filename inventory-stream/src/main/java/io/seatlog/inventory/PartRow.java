package io.seatlog.inventory;

import io.seatlog.id.SectionId;
import io.seatlog.inventory.domain.Category;
import io.seatlog.inventory.domain.Part;
import io.seatlog.layout.Point;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of a draft's part in store {@code house}. */
final class PartRow {

    private static final int VERSION = 1;
    private static final int EXPECTED_BYTES = 1_024;
    private static final int ROWS = 0;
    private static final int GRID = 1;
    private static final int GENERAL = 2;

    private PartRow() {}

    static byte[] encode(Part part) {
        RowWriter row = new RowWriter(EXPECTED_BYTES, VERSION);
        row.putText(part.section().value());
        row.putText(part.name());
        row.putInt(part.part());
        row.putInt(part.parts());
        row.putInt(part.first());
        row.putInt(part.count());
        Values.put(row, part.categories());
        if (part.seats() instanceof Part.Rows rows) {
            row.put(ROWS);
            row.putInt(rows.rows().size());
            rows.rows().forEach(r -> put(row, r));
        } else if (part.seats() instanceof Part.Grid grid) {
            row.put(GRID);
            put(row, grid);
        } else if (part.seats() instanceof Part.General general) {
            row.put(GENERAL);
            row.putInt(general.capacity());
        }
        return row.toBytes();
    }

    private static void put(RowWriter row, Part.Grid grid) {
        row.putInt(grid.rows());
        row.putInt(grid.seatsPerRow());
        row.putInt(grid.top());
        Point focal = grid.focalPoint();
        row.put(focal == null ? 0 : 1);
        if (focal != null) {
            row.putLong(Double.doubleToLongBits(focal.x()));
            row.putLong(Double.doubleToLongBits(focal.y()));
        }
    }

    private static void put(RowWriter row, Part.Row seats) {
        row.putText(seats.label());
        row.putInt(seats.ids().size());
        seats.ids().forEach(row::putText);
        seats.numbers().forEach(row::putText);
        seats.categories().forEach(row::put);
        seats.ranks().forEach(row::putInt);
        row.putInt(seats.aisles().size());
        seats.aisles().forEach(row::putInt);
    }

    static Part decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        SectionId section = new SectionId(row.getText());
        String name = row.getText();
        int part = row.getInt();
        int parts = row.getInt();
        int first = row.getInt();
        int count = row.getInt();
        List<Category> categories = Values.categories(row);
        return new Part(section, name, part, parts, first, count, categories, seats(row));
    }

    private static Part.Seats seats(RowReader row) {
        return switch (row.get()) {
            case ROWS -> new Part.Rows(row.getList(PartRow::row));
            case GRID -> new Part.Grid(row.getInt(), row.getInt(), row.getInt(), focalPoint(row));
            default -> new Part.General(row.getInt());
        };
    }

    private static @Nullable Point focalPoint(RowReader row) {
        return row.get() == 0
                ? null
                : new Point(Double.longBitsToDouble(row.getLong()), Double.longBitsToDouble(row.getLong()));
    }

    private static Part.Row row(RowReader row) {
        String label = row.getText();
        List<String> ids = row.getList(RowReader::getText);
        return new Part.Row(
                label,
                ids,
                ids.stream().map(id -> row.getText()).toList(),
                ids.stream().map(id -> row.get()).toList(),
                ids.stream().map(id -> row.getInt()).toList(),
                row.getList(RowReader::getInt));
    }
}
