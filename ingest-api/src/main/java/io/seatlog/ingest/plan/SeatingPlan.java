package io.seatlog.ingest.plan;

import io.seatlog.id.SectionId;
import io.seatlog.layout.GridLayout;
import io.seatlog.layout.Part;
import io.seatlog.wire.PlanCategory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the seats of a house are: a pretix plan, sections computed from grids, or both.
 *
 * @param name       what people call it
 * @param width      to the right, in its own unit
 * @param height     downwards
 * @param categories names and colours, in the plan's order
 * @param sections   in the plan's order, which is the order of seats in everything live
 * @param areas      what is drawn and never sold, as JSON
 */
public record SeatingPlan(
        String name,
        double width,
        double height,
        List<PlanCategory> categories,
        List<PlanSection> sections,
        String areas) {

    /** Most seats of a showtime. */
    public static final int SEATS_MAX = GridLayout.SEATS_MAX;

    /** Most records that carry one. */
    public static final int PARTS_MAX = Part.PARTS_MAX;

    public SeatingPlan {
        categories = List.copyOf(categories);
        sections = List.copyOf(sections);
    }

    /** Seats and places of all sections. */
    public int seats() {
        return sections.stream().mapToInt(PlanSection::seats).sum();
    }

    /** Its sections. */
    public int sectionCount() {
        return sections.size();
    }

    /** Records that carry it. */
    public int parts() {
        return sections.stream().mapToInt(section -> section.parts().size()).sum();
    }

    /** Names of the categories, by their index. */
    public List<String> categoryNames() {
        return categories.stream().map(PlanCategory::getName).toList();
    }

    /** Seats of each category that has any, in the plan's order of sections. */
    public Map<String, Integer> seatsByCategory() {
        Map<String, Integer> sums = new LinkedHashMap<>();
        List<String> names = categoryNames();
        sections.forEach(section ->
                section.seatsByCategory(names).forEach((category, seats) -> sums.merge(category, seats, Integer::sum)));
        return sums;
    }

    /** Most categories that one section has. */
    public int categoriesOfASection() {
        List<String> names = categoryNames();
        return sections.stream()
                .mapToInt(section -> section.seatsByCategory(names).size())
                .max()
                .orElse(0);
    }

    /** Those of the seats that the plan has, each with its section. */
    public Map<String, SectionId> sectionsOf(Set<String> seatIds) {
        Map<String, SectionId> found = new HashMap<>();
        Set<String> left = new HashSet<>(seatIds);
        for (PlanSection section : sections) {
            if (left.isEmpty()) {
                break;
            }
            section.takeOwn(left, seat -> found.put(seat, section.id()));
        }
        return found;
    }

    /** SHA-256, in lower-case hex, of the plan in canonical form. */
    public String planId() {
        CanonicalDigest digest =
                new CanonicalDigest("plan 1").add(name).add(width).add(height);
        digest.add(categories.size());
        categories.forEach(c -> digest.add(c.getName()).add(c.getColor()));
        digest.add(areas).add(sections.size());
        sections.forEach(section -> add(digest, section));
        return digest.hex();
    }

    private static void add(CanonicalDigest digest, PlanSection section) {
        digest.add(section.id().value()).add(section.name());
        if (section instanceof PlanSection.Grid grid) {
            digest.add("grid")
                    .add(grid.category())
                    .add(grid.rows())
                    .add(grid.seatsPerRow())
                    .add(grid.top());
        } else if (section instanceof PlanSection.General general) {
            digest.add("general").add(general.category()).add(general.capacity());
        } else if (section instanceof PlanSection.Listed listed) {
            digest.add("listed").add(listed.rows());
            listed.planRows().forEach(row -> add(digest, row));
        }
    }

    private static void add(CanonicalDigest digest, PlanRow row) {
        digest.add(row.label()).add(row.seats());
        for (int i = 0; i < row.seats(); i++) {
            digest.add(row.ids()[i]).add(row.numbers()[i]).add(row.categories()[i]);
            digest.add(row.x()[i]).add(row.y()[i]);
        }
    }
}
