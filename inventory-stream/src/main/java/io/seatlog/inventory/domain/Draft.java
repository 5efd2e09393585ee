package io.seatlog.inventory.domain;

import io.seatlog.id.SectionId;
import io.seatlog.reason.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a showtime, put together in plan order.
 *
 * @param layouts of all parts, if there is no refusal
 * @param refusal why they do not make a house, or null
 */
record Draft(List<Layout> layouts, @Nullable Refusal refusal) {

    /** Puts the parts of a draft together. */
    static Draft of(House house, String draft, List<SectionRef> sections) {
        Refusal refusal = malformed(sections);
        List<Layout> layouts = new ArrayList<>();
        for (int s = 0; refusal == null && s < sections.size(); s++) {
            refusal = collect(house, draft, sections.get(s), layouts);
        }
        return new Draft(layouts, refusal);
    }

    private static @Nullable Refusal malformed(List<SectionRef> sections) {
        long parts = 0;
        long seats = 0;
        Set<SectionId> ids = new HashSet<>();
        for (SectionRef section : sections) {
            parts += Math.max(1, section.parts());
            seats += Math.max(1, section.seats());
            if (!ids.add(section.section())) {
                return Refusal.of(Reason.SECTION_INVALID, "section " + section.section() + " stands twice");
            }
        }
        return parts < 1 || parts > Part.PARTS_MAX || seats > Part.SHOWTIME_SEATS_MAX
                ? Refusal.of(Reason.SECTION_INVALID, "a showtime has 1 to 1000 parts and at most 1000000 seats")
                : null;
    }

    private static @Nullable Refusal collect(House house, String draft, SectionRef section, List<Layout> layouts) {
        int seats = 0;
        for (int p = 0; p < section.parts(); p++) {
            Part part = house.part(draft, section.section(), p);
            if (part == null) {
                return Refusal.of(Reason.SECTION_MISSING, section.section() + "/" + p);
            }
            if (part.parts() != section.parts() || part.first() != seats || part.kind() != section.kind()) {
                return Refusal.of(Reason.SECTION_INVALID, section.section() + "/" + p + " does not fit the others");
            }
            seats += part.count();
            layouts.add(Layout.of(part));
        }
        return seats == section.seats() && seats > 0
                ? null
                : Refusal.of(Reason.SECTION_INVALID, section.section() + " has " + seats + " seats");
    }

    Set<Category> categories() {
        Set<Category> categories = new LinkedHashSet<>();
        layouts.forEach(layout -> categories.addAll(layout.categories()));
        return categories;
    }
}
