package io.seatlog.ingest.plan;

import io.seatlog.layout.Part;
import io.seatlog.layout.Point;
import io.seatlog.layout.Ranks;
import io.seatlog.wire.FocalPoint;
import io.seatlog.wire.GeneralAdmission;
import io.seatlog.wire.Grid;
import io.seatlog.wire.LayoutRow;
import io.seatlog.wire.SectionPart;
import io.seatlog.wire.SectionRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A plan as the seat log carries it: parts of sections, with ranks and aisles computed here, once. */
public final class PlanRecords {

    private final SeatingPlan plan;
    private final @Nullable Point focalPoint;
    private final List<String> categories;

    /**
     * Of one showtime.
     *
     * @param focalPoint what the best seats are nearest to; without one, the first rows' middles are the best
     */
    public PlanRecords(SeatingPlan plan, @Nullable Point focalPoint) {
        this.plan = plan;
        this.focalPoint = focalPoint;
        this.categories = plan.categoryNames();
    }

    /** The sections that OpenShowtime names. */
    public List<SectionRef> sections() {
        return plan.sections().stream().map(this::section).toList();
    }

    /** Hands out every part, in the plan's order. */
    public void forEachPart(Consumer<SectionPart> to) {
        int rowsBefore = 0;
        for (PlanSection section : plan.sections()) {
            List<Part> parts = section.parts();
            List<List<LayoutRow>> rows = section instanceof PlanSection.Listed listed
                    ? new RowCutter(listed, parts, rowsBefore).cut()
                    : List.of();
            for (Part part : parts) {
                to.accept(part(section, part, parts.size(), rows));
            }
            rowsBefore += section.rows();
        }
    }

    private SectionRef section(PlanSection section) {
        return new SectionRef(
                section.id().value(),
                section.name(),
                section.kind(),
                section.parts().size(),
                section.seats(),
                List.copyOf(section.seatsByCategory(categories).keySet()));
    }

    private SectionPart part(PlanSection section, Part part, int parts, List<List<LayoutRow>> rows) {
        SectionPart.Builder record = SectionPart.newBuilder()
                .setSection(section.id().value())
                .setName(section.name())
                .setKind(section.kind())
                .setPart(part.number())
                .setParts(parts)
                .setFirst(part.first())
                .setCount(part.count());
        if (section instanceof PlanSection.Grid grid) {
            FocalPoint focal = focalPoint == null ? null : new FocalPoint(focalPoint.x(), focalPoint.y());
            record.setCategories(List.of(grid.category()))
                    .setGrid(new Grid(grid.category(), grid.rows(), grid.seatsPerRow(), grid.top(), focal));
        } else if (section instanceof PlanSection.General general) {
            record.setCategories(List.of(general.category()))
                    .setGeneral(new GeneralAdmission(general.category(), general.capacity()));
        } else {
            record.setCategories(List.copyOf(section.seatsByCategory(categories).keySet()))
                    .setRows(rows.get(part.number()));
        }
        return record.build();
    }

    /** Cuts the rows of one section into its parts. */
    private final class RowCutter {
        private final PlanSection.Listed section;
        private final List<Part> parts;
        private final int rowsBefore;
        private final Map<Integer, Integer> localCategory = new LinkedHashMap<>();

        RowCutter(PlanSection.Listed section, List<Part> parts, int rowsBefore) {
            this.section = section;
            this.parts = parts;
            this.rowsBefore = rowsBefore;
            for (String category : section.seatsByCategory(categories).keySet()) {
                localCategory.put(categories.indexOf(category), localCategory.size());
            }
        }

        List<List<LayoutRow>> cut() {
            List<List<LayoutRow>> cut = new ArrayList<>();
            parts.forEach(part -> cut.add(new ArrayList<>()));
            int at = 0;
            int number = 0;
            for (int r = 0; r < section.planRows().size(); r++) {
                PlanRow row = section.planRows().get(r);
                int[] aisles = row.aisles();
                int from = 0;
                while (from < row.seats()) {
                    while (at + from >= parts.get(number).end()) {
                        number++;
                    }
                    int to = Math.min(row.seats(), parts.get(number).end() - at);
                    cut.get(number).add(piece(row, rowsBefore + r, from, to, aisles));
                    from = to;
                }
                at += row.seats();
            }
            return cut;
        }

        private LayoutRow piece(PlanRow row, int before, int from, int to, int[] aisles) {
            List<Integer> indexes = new ArrayList<>(to - from);
            List<Integer> ranks = new ArrayList<>(to - from);
            for (int i = from; i < to; i++) {
                indexes.add(localCategory.get(row.categories()[i]));
                ranks.add(
                        focalPoint == null
                                ? Ranks.byPlace(before, i, row.seats())
                                : Ranks.byDistance(focalPoint, row.x()[i], row.y()[i]));
            }
            return new LayoutRow(
                    row.label(),
                    Arrays.asList(row.ids()).subList(from, to),
                    Arrays.asList(row.numbers()).subList(from, to),
                    indexes,
                    ranks,
                    Arrays.stream(aisles)
                            .filter(i -> i >= from && i < to - 1)
                            .mapToObj(i -> i - from)
                            .toList());
        }
    }
}
