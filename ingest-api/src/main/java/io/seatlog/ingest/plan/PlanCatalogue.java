package io.seatlog.ingest.plan;

import io.seatlog.id.SectionId;
import io.seatlog.wire.GeometryRow;
import io.seatlog.wire.Plan;
import io.seatlog.wire.SectionGeometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans as the catalogue keeps them: an overview, and one record of geometry a section. */
public final class PlanCatalogue {

    private PlanCatalogue() {}

    /** The overview of a plan. */
    public static Plan overview(SeatingPlan plan, String planId) {
        List<String> categories = plan.categoryNames();
        return Plan.newBuilder()
                .setPlanId(planId)
                .setName(plan.name())
                .setWidth(plan.width())
                .setHeight(plan.height())
                .setCategories(plan.categories())
                .setSections(plan.sections().stream()
                        .map(section -> section(section, categories))
                        .toList())
                .setAreas(plan.areas())
                .build();
    }

    /** Where the seats of every section are. */
    public static List<SectionGeometry> geometry(SeatingPlan plan, String planId) {
        List<String> categories = plan.categoryNames();
        return plan.sections().stream()
                .map(section -> geometry(section, planId, categories))
                .toList();
    }

    /** The plan that the records hold; empty if a section is missing. */
    public static Optional<SeatingPlan> read(Plan plan, Map<String, SectionGeometry> geometry) {
        List<String> categories =
                plan.getCategories().stream().map(c -> c.getName()).toList();
        List<PlanSection> sections = new ArrayList<>();
        for (io.seatlog.wire.PlanSection section : plan.getSections()) {
            SectionGeometry drawn = geometry.get(section.getSection());
            if (drawn == null) {
                return Optional.empty();
            }
            sections.add(section(section, drawn, categories));
        }
        return Optional.of(new SeatingPlan(
                plan.getName(), plan.getWidth(), plan.getHeight(), plan.getCategories(), sections, plan.getAreas()));
    }

    private static io.seatlog.wire.PlanSection section(PlanSection section, List<String> categories) {
        return new io.seatlog.wire.PlanSection(
                section.id().value(),
                section.name(),
                section.kind().name(),
                section.rows(),
                section.seats(),
                List.copyOf(section.seatsByCategory(categories).keySet()),
                Outline.of(section));
    }

    private static SectionGeometry geometry(PlanSection section, String planId, List<String> categories) {
        List<String> own = List.copyOf(section.seatsByCategory(categories).keySet());
        SectionGeometry.Builder record = SectionGeometry.newBuilder()
                .setPlanId(planId)
                .setSection(section.id().value())
                .setCategories(own)
                .setRows(List.of());
        if (section instanceof PlanSection.Grid grid) {
            record.setGridRows(grid.rows())
                    .setGridSeatsPerRow(grid.seatsPerRow())
                    .setGridTop(grid.top());
        } else if (section instanceof PlanSection.Listed listed) {
            int[] local = categories.stream().mapToInt(own::indexOf).toArray();
            record.setRows(listed.planRows().stream()
                    .map(row -> geometryRow(row, local))
                    .toList());
        }
        return record.build();
    }

    private static GeometryRow geometryRow(PlanRow row, int[] local) {
        return new GeometryRow(
                row.label(),
                Arrays.asList(row.ids()),
                Arrays.asList(row.numbers()),
                Arrays.stream(row.categories()).mapToObj(c -> local[c]).toList(),
                Arrays.stream(row.x()).boxed().toList(),
                Arrays.stream(row.y()).boxed().toList());
    }

    private static PlanSection section(
            io.seatlog.wire.PlanSection section, SectionGeometry drawn, List<String> categories) {
        SectionId id = new SectionId(section.getSection());
        if (section.getKind().equals("GENERAL")) {
            return new PlanSection.General(id, drawn.getCategories().get(0), section.getSeats());
        }
        if (drawn.getGridRows() > 0) {
            return new PlanSection.Grid(
                    id,
                    drawn.getCategories().get(0),
                    drawn.getGridRows(),
                    drawn.getGridSeatsPerRow(),
                    drawn.getGridTop());
        }
        int[] global =
                drawn.getCategories().stream().mapToInt(categories::indexOf).toArray();
        return new PlanSection.Listed(
                id,
                section.getName(),
                drawn.getRows().stream().map(row -> planRow(row, global)).toList());
    }

    private static PlanRow planRow(GeometryRow row, int[] global) {
        return new PlanRow(
                row.getRow(),
                row.getIds().toArray(String[]::new),
                row.getNumbers().toArray(String[]::new),
                row.getCategories().stream().mapToInt(c -> global[c]).toArray(),
                row.getX().stream().mapToDouble(Double::doubleValue).toArray(),
                row.getY().stream().mapToDouble(Double::doubleValue).toArray());
    }
}
