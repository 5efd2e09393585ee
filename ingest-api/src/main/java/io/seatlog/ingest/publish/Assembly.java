package io.seatlog.ingest.publish;

import io.seatlog.id.SectionId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.plan.SeatingPlan;
import io.seatlog.ingest.plan.SectionsReader;
import io.seatlog.layout.Part;
import io.seatlog.layout.Point;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the seats of a showtime come together.
 *
 * @param plan       drawn in the body
 * @param sections   listed in the body
 * @param focalPoint what the best seats are nearest to
 * @param blocked    seats not for sale from the start
 * @param isWhole    whether nothing is wrong with plan and sections
 */
record Assembly(
        @Nullable SeatingPlan plan,
        SectionsReader.Sections sections,
        @Nullable Point focalPoint,
        Set<String> blocked,
        boolean isWhole) {

    /** The plan of the showtime, given the one that the body names; null if there is none, which was noted. */
    @Nullable
    SeatingPlan join(@Nullable SeatingPlan named, Faults faults) {
        if (!isWhole) {
            return null;
        }
        SeatingPlan base = plan != null ? plan : named;
        if (base == null) {
            return sections.isEmpty() ? null : sections.alone();
        }
        int before = faults.count();
        SeatingPlan joined = sections.isEmpty() ? base : sections.beside(base, faults);
        return faults.count() == before ? joined : null;
    }

    /** The draft; null if something is wrong, which has been noted. Without a plan the form alone is checked. */
    @Nullable
    Draft draft(
            ShowtimeId showtime,
            ShowtimeForm form,
            @Nullable SeatingPlan joined,
            ShowtimeReader.Rules rules,
            Faults faults) {
        form.check(joined == null ? null : joined.seatsByCategory().keySet(), rules.amountMin(), faults);
        Map<String, SectionId> blockedIn = joined == null ? Map.of() : joined.sectionsOf(blocked);
        if (joined != null) {
            checkPlan(joined, faults);
            for (String seat : blocked) {
                if (!blockedIn.containsKey(seat)) {
                    faults.add("/blocked", Fault.Kind.SEAT_UNKNOWN, "There is no seat " + seat);
                }
            }
        }
        if (joined == null || !faults.isEmpty()) {
            return null;
        }
        Draft draft = new Draft(
                showtime, form.policy(), form.texts(), joined, joined.planId(), focalPoint, List.copyOf(blocked));
        OpeningSize.check(draft, blockedIn, faults);
        return faults.isEmpty() ? draft : null;
    }

    /** Limits that a plan of before can break as well as one in the body. */
    private static void checkPlan(SeatingPlan plan, Faults faults) {
        if (plan.seats() > SeatingPlan.SEATS_MAX || plan.parts() > SeatingPlan.PARTS_MAX) {
            faults.add("", Fault.Kind.OUT_OF_RANGE, "A showtime has at most 1,000,000 seats in 1,000 parts");
        }
        if (plan.categoriesOfASection() > Part.CATEGORIES_MAX) {
            faults.add("", Fault.Kind.OUT_OF_RANGE, "A section has at most " + Part.CATEGORIES_MAX + " categories");
        }
        for (String category : plan.seatsByCategory().keySet()) {
            if (category.length() > Part.CATEGORY_LENGTH_MAX) {
                faults.add("/plan", Fault.Kind.OUT_OF_RANGE, "The name of category " + category + " is too long");
            }
        }
    }
}
