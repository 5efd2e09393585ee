package io.seatlog.inventory.domain;

import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;
import io.seatlog.layout.GridLayout;
import java.util.List;

/**
 * A part as decisions look at it. Its seats fall into <em>segments</em>: neighbours of one row and one category with no
 * aisle between them. A block of neighbours of one category lies in one segment.
 */
public final class Layout {

    private final Part part;
    private final SeatNames names;
    private final Segments segments;
    private final byte[] categories;
    private final int[] ranks;

    private Layout(Part part, byte[] categories, int[] ranks, Segments segments) {
        this.part = part;
        this.names = SeatNames.of(part);
        this.categories = categories;
        this.ranks = ranks;
        this.segments = segments;
    }

    /** The layout of a part that has no fault. */
    public static Layout of(Part part) {
        int count = part.count();
        byte[] categories = new byte[count];
        int[] ranks = new int[count];
        boolean[] cut = new boolean[count];
        if (part.seats() instanceof Part.Rows rows) {
            list(rows, categories, ranks, cut);
        } else if (part.seats() instanceof Part.Grid grid) {
            compute(part, grid, ranks, cut);
        }
        Segments segments = part.kind() == SectionKind.SEATED ? Segments.of(categories, ranks, cut) : Segments.NONE;
        return new Layout(part, categories, ranks, segments);
    }

    private static void list(Part.Rows rows, byte[] categories, int[] ranks, boolean[] cut) {
        int seat = 0;
        for (Part.Row row : rows.rows()) {
            for (int aisle : row.aisles()) {
                cut[seat + aisle] = true;
            }
            for (int i = 0; i < row.ids().size(); i++, seat++) {
                categories[seat] = row.categories().get(i).byteValue();
                ranks[seat] = row.ranks().get(i);
            }
            cut[seat - 1] = true;
        }
    }

    private static void compute(Part part, Part.Grid grid, int[] ranks, boolean[] cut) {
        GridLayout layout = grid.layout(part.section());
        for (int i = 0; i < part.count(); i++) {
            ranks[i] = layout.rank(part.first() + i);
            cut[i] = layout.number(part.first() + i) == grid.seatsPerRow();
        }
    }

    /** The part that this lays out. */
    public Part part() {
        return part;
    }

    public SectionId section() {
        return part.section();
    }

    public int count() {
        return part.count();
    }

    boolean isGeneral() {
        return part.kind() == SectionKind.GENERAL;
    }

    /** The categories of its seats. */
    public List<Category> categories() {
        return part.categories();
    }

    /** Which of the part's categories the seat is of. */
    int category(int index) {
        return categories[index] & 0xff;
    }

    int rank(int index) {
        return ranks[index];
    }

    Segments segments() {
        return segments;
    }

    String id(int index) {
        return names.id(index);
    }

    /** The seat at an index within the part, as facts name it. */
    public SeatRef ref(int index) {
        return new SeatRef(part.section(), part.first() + index, new SeatId(names.id(index)));
    }

    SoldSeat sold(int index, Price price) {
        return new SoldSeat(
                part.section(),
                part.first() + index,
                new SeatId(names.id(index)),
                names.row(index),
                names.number(index),
                part.categories().get(category(index)),
                price);
    }
}
