package io.seatlog.inventory;

import io.seatlog.inventory.domain.Category;
import io.seatlog.inventory.domain.Part;
import io.seatlog.inventory.domain.SectionKind;
import io.seatlog.inventory.domain.SectionRef;
import io.seatlog.layout.Point;
import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.wire.FocalPoint;
import io.seatlog.wire.GeneralAdmission;
import io.seatlog.wire.Grid;
import io.seatlog.wire.LayoutRow;
import io.seatlog.wire.SectionPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between sections, whole and in parts, and their records. */
final class PartCodec {

    private PartCodec() {}

    static Part decode(SectionPart part) {
        Part.Seats seats = seats(part);
        SectionKind said = decode(part.getKind());
        boolean fits = said == (seats instanceof Part.General ? SectionKind.GENERAL : SectionKind.SEATED);
        if (!fits) {
            throw new PoisonException(DeadLetterCause.MALFORMED, "A part's kind is not that of its seats");
        }
        return new Part(
                CommandCodec.section(part.getSection()),
                part.getName(),
                part.getPart(),
                part.getParts(),
                part.getFirst(),
                part.getCount(),
                categories(part, seats),
                seats);
    }

    private static List<Category> categories(SectionPart part, Part.Seats seats) {
        if (seats instanceof Part.Grid) {
            return categories(List.of(part.getGrid().getCategory()));
        }
        return seats instanceof Part.General
                ? categories(List.of(part.getGeneral().getCategory()))
                : categories(part.getCategories());
    }

    private static Part.Seats seats(SectionPart part) {
        Grid grid = part.getGrid();
        GeneralAdmission general = part.getGeneral();
        int given = (grid == null ? 0 : 1)
                + (general == null ? 0 : 1)
                + (part.getRows().isEmpty() ? 0 : 1);
        if (given != 1) {
            throw new PoisonException(DeadLetterCause.MALFORMED, "A part has one of rows, grid and general");
        }
        if (grid != null) {
            return new Part.Grid(grid.getRows(), grid.getSeatsPerRow(), grid.getTop(), decode(grid.getFocalPoint()));
        }
        return general != null
                ? new Part.General(general.getCapacity())
                : new Part.Rows(part.getRows().stream().map(PartCodec::decode).toList());
    }

    private static @Nullable Point decode(@Nullable FocalPoint point) {
        if (point == null) {
            return null;
        }
        if (!Double.isFinite(point.getX()) || !Double.isFinite(point.getY())) {
            throw new PoisonException(DeadLetterCause.MALFORMED, "A focal point's coordinates are finite");
        }
        return new Point(point.getX(), point.getY());
    }

    private static Part.Row decode(LayoutRow row) {
        return new Part.Row(
                row.getRow(), row.getIds(), row.getNumbers(), row.getCategories(), row.getRanks(), row.getAisles());
    }

    static SectionRef decode(io.seatlog.wire.SectionRef section) {
        return new SectionRef(
                CommandCodec.section(section.getSection()),
                section.getName(),
                decode(section.getKind()),
                section.getParts(),
                section.getSeats(),
                categories(section.getCategories()));
    }

    private static SectionKind decode(io.seatlog.wire.SectionKind kind) {
        return switch (kind) {
            case SEATED -> SectionKind.SEATED;
            case GENERAL -> SectionKind.GENERAL;
            case UNKNOWN -> throw new PoisonException(DeadLetterCause.UNKNOWN_ENUM, "kind of a section");
        };
    }

    static List<Category> categories(List<String> names) {
        return names.stream().map(Category::new).toList();
    }

    static List<String> names(List<Category> categories) {
        return categories.stream().map(Category::name).toList();
    }

    static SectionPart encode(Part part) {
        SectionPart.Builder record = SectionPart.newBuilder()
                .setSection(part.section().value())
                .setName(part.name())
                .setKind(encode(part.kind()))
                .setPart(part.part())
                .setParts(part.parts())
                .setFirst(part.first())
                .setCount(part.count())
                .setCategories(names(part.categories()));
        if (part.seats() instanceof Part.Rows rows) {
            record.setRows(rows.rows().stream().map(PartCodec::encode).toList());
        } else if (part.seats() instanceof Part.Grid grid) {
            record.setGrid(encode(grid, part));
        } else if (part.seats() instanceof Part.General general) {
            record.setGeneral(new GeneralAdmission(part.categories().get(0).name(), general.capacity()));
        }
        return record.build();
    }

    private static Grid encode(Part.Grid grid, Part part) {
        Point focal = grid.focalPoint();
        return new Grid(
                part.categories().get(0).name(),
                grid.rows(),
                grid.seatsPerRow(),
                grid.top(),
                focal == null ? null : new FocalPoint(focal.x(), focal.y()));
    }

    private static LayoutRow encode(Part.Row row) {
        return new LayoutRow(row.label(), row.ids(), row.numbers(), row.categories(), row.ranks(), row.aisles());
    }

    static io.seatlog.wire.SectionRef encode(SectionRef section) {
        return new io.seatlog.wire.SectionRef(
                section.section().value(),
                section.name(),
                encode(section.kind()),
                section.parts(),
                section.seats(),
                names(section.categories()));
    }

    private static io.seatlog.wire.SectionKind encode(SectionKind kind) {
        return switch (kind) {
            case SEATED -> io.seatlog.wire.SectionKind.SEATED;
            case GENERAL -> io.seatlog.wire.SectionKind.GENERAL;
        };
    }
}
