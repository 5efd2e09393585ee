package io.seatlog.ingest.plan;

import io.seatlog.id.SectionId;
import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.edge.JsonCursor;
import io.seatlog.layout.GridLayout;
import io.seatlog.layout.Part;
import io.seatlog.wire.PlanCategory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code sections}: grids and standing areas, by themselves or beside a plan. */
public final class SectionsReader {

    /** What one entry says. */
    private static final class Entry {
        @Nullable
        String id;

        @Nullable
        String category;

        @Nullable
        Long rows;

        @Nullable
        Long seatsPerRow;

        @Nullable
        Long capacity;
    }

    private final JsonCursor cursor;
    private final List<PlanSection> sections = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private int top;
    private long seats;

    private SectionsReader(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** Sections that need no plan, or accompany one. */
    public record Sections(List<PlanSection> list) {

        /** Whether there are none. */
        public boolean isEmpty() {
            return list.isEmpty();
        }

        /** A plan of these sections alone. */
        public SeatingPlan alone() {
            double width = 0;
            double height = 0;
            for (PlanSection section : list) {
                if (section instanceof PlanSection.Grid grid) {
                    width = Math.max(width, grid.seatsPerRow());
                    height += grid.rows();
                }
            }
            return new SeatingPlan("", width, height, categories(List.of()), list, "[]");
        }

        /** These sections behind those of a plan; what cannot go together is noted. */
        public SeatingPlan beside(SeatingPlan plan, Faults faults) {
            Set<String> taken = new HashSet<>();
            plan.sections().forEach(section -> taken.add(section.id().value()));
            for (PlanSection section : list) {
                if (section instanceof PlanSection.Grid) {
                    faults.add("/sections", Fault.Kind.INVALID, "Only standing areas may accompany a plan");
                }
                if (!taken.add(section.id().value())) {
                    faults.add("/sections", Fault.Kind.REPEATED, "The plan has a section " + section.id());
                }
                if (section instanceof PlanSection.General general && clashes(plan, general)) {
                    faults.add("/sections", Fault.Kind.REPEATED, "The plan has a place of " + section.id());
                }
            }
            List<PlanSection> all = new ArrayList<>(plan.sections());
            all.addAll(list);
            List<PlanCategory> categories = categories(plan.categories());
            return new SeatingPlan(plan.name(), plan.width(), plan.height(), categories, all, plan.areas());
        }

        private static boolean clashes(SeatingPlan plan, PlanSection.General general) {
            return plan.sections().stream()
                    .filter(PlanSection.Listed.class::isInstance)
                    .flatMap(section -> ((PlanSection.Listed) section).planRows().stream())
                    .flatMap(row -> java.util.Arrays.stream(row.ids()))
                    .anyMatch(id -> general.layout().indexOf(id) >= 0);
        }

        private List<PlanCategory> categories(List<PlanCategory> before) {
            List<PlanCategory> all = new ArrayList<>(before);
            Set<String> names = new LinkedHashSet<>();
            list.forEach(
                    section -> names.addAll(section.seatsByCategory(List.of()).keySet()));
            before.forEach(category -> names.remove(category.getName()));
            names.forEach(name -> all.add(new PlanCategory(name, "")));
            return all;
        }
    }

    /** Reads the array at the cursor; what is wrong has been noted. */
    public static Sections read(JsonCursor cursor) {
        SectionsReader reader = new SectionsReader(cursor);
        cursor.array(Part.PARTS_MAX, reader::section);
        return new Sections(reader.sections);
    }

    private void section() {
        int before = cursor.faultsFound();
        Entry entry = new Entry();
        cursor.object(member -> member(entry, member));
        if (cursor.faultsFound() > before) {
            return;
        }
        String id = entry.id;
        String category = entry.category;
        if (id == null || category == null) {
            cursor.fault(Fault.Kind.REQUIRED, "A section needs an id and a category");
            return;
        }
        Long capacity = entry.capacity;
        Long rows = entry.rows;
        Long seatsPerRow = entry.seatsPerRow;
        if (capacity != null && rows == null && seatsPerRow == null) {
            add(new PlanSection.General(new SectionId(id), category, capacity.intValue()), capacity);
        } else if (capacity == null && rows != null && seatsPerRow != null) {
            long product = rows * seatsPerRow;
            if (product > GridLayout.SEATS_MAX) {
                cursor.fault(Fault.Kind.OUT_OF_RANGE, "A showtime has at most 1,000,000 seats");
                return;
            }
            add(
                    new PlanSection.Grid(new SectionId(id), category, rows.intValue(), seatsPerRow.intValue(), top),
                    product);
            top += rows.intValue();
        } else {
            cursor.fault(Fault.Kind.INVALID, "A section has rows and seatsPerRow, or a capacity");
        }
    }

    private void add(PlanSection section, long more) {
        if (!ids.add(section.id().value())) {
            cursor.fault(Fault.Kind.REPEATED, "A section with this id stands above");
            return;
        }
        seats += more;
        if (seats > GridLayout.SEATS_MAX) {
            cursor.fault(Fault.Kind.OUT_OF_RANGE, "A showtime has at most 1,000,000 seats");
            return;
        }
        sections.add(section);
    }

    private boolean member(Entry entry, String member) {
        switch (member) {
            case "id" -> {
                entry.id = cursor.string(1, SectionId.LENGTH_MAX);
                if (entry.id != null && !SectionId.isValid(entry.id)) {
                    cursor.fault(Fault.Kind.INVALID, "A section id is 1 to 64 characters of A-Z, a-z, 0-9, . _ -");
                }
            }
            case "category" -> entry.category = cursor.string(1, Part.CATEGORY_LENGTH_MAX);
            case "rows" -> entry.rows = cursor.integer(1, GridLayout.SEATS_MAX);
            case "seatsPerRow" -> entry.seatsPerRow = cursor.integer(1, GridLayout.SEATS_MAX);
            case "capacity" -> entry.capacity = cursor.integer(1, GridLayout.SEATS_MAX);
            default -> {
                return false;
            }
        }
        return true;
    }
}
