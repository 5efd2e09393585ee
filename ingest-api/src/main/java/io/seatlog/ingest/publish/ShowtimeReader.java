package io.seatlog.ingest.publish;

import io.seatlog.id.SeatId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.edge.JsonCursor;
import io.seatlog.ingest.edge.JsonValues;
import io.seatlog.ingest.plan.PlanReader;
import io.seatlog.ingest.plan.SeatingPlan;
import io.seatlog.ingest.plan.SectionsReader;
import io.seatlog.layout.Point;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code PUT /api/showtimes/{showtimeId}}. What is wrong is noted; what is right is kept. */
final class ShowtimeReader {

    private static final Pattern PLAN_ID = Pattern.compile("[0-9a-f]{64}");
    private static final int BLOCKED_MAX = 100_000;

    private final JsonCursor cursor;
    private final ShowtimeForm form = new ShowtimeForm();
    private final Set<String> blocked = new LinkedHashSet<>();
    private @Nullable SeatingPlan plan;
    private @Nullable String planId;
    private SectionsReader.Sections sections = new SectionsReader.Sections(List.of());
    private boolean hasPlan;
    private @Nullable Point focalPoint;

    private ShowtimeReader(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** What a body says, before a plan that it only names has been fetched. */
    record Read(ShowtimeForm form, @Nullable String planId, Assembly assembly) {}

    /** How the seats of a showtime come together. */
    record Assembly(
            @Nullable SeatingPlan plan,
            SectionsReader.Sections sections,
            @Nullable Point focalPoint,
            Set<String> blocked) {

        /** The plan of the showtime, given the one that the body names; null if a fault was noted. */
        @Nullable
        SeatingPlan join(@Nullable SeatingPlan named, Faults faults) {
            SeatingPlan base = plan != null ? plan : named;
            if (base == null) {
                return sections.isEmpty() ? null : sections.alone();
            }
            int before = faults.count();
            SeatingPlan joined = sections.isEmpty() ? base : sections.beside(base, faults);
            return faults.count() == before ? joined : null;
        }

        /** The draft; null if something is wrong, which has been noted. */
        @Nullable
        Draft draft(ShowtimeId showtime, ShowtimeForm form, SeatingPlan joined, Rules rules, Faults faults) {
            form.check(joined.seatsByCategory().keySet(), rules.amountMin(), faults);
            if (joined.seats() > SeatingPlan.SEATS_MAX || joined.parts() > SeatingPlan.PARTS_MAX) {
                faults.add("", Fault.Kind.OUT_OF_RANGE, "A showtime has at most 1,000,000 seats in 1,000 parts");
            }
            for (String seat : blocked.isEmpty() ? Set.<String>of() : joined.unknown(blocked)) {
                faults.add("/blocked", Fault.Kind.SEAT_UNKNOWN, "There is no seat " + seat);
            }
            if (!faults.isEmpty()) {
                return null;
            }
            return new Draft(
                    showtime, form.policy(), form.texts(), joined, joined.planId(), focalPoint, List.copyOf(blocked));
        }
    }

    /** What is checked beside the form of a body. */
    record Rules(long amountMin) {}

    static Read read(JsonCursor cursor, Faults faults) {
        ShowtimeReader reader = new ShowtimeReader(cursor);
        boolean isObject = cursor.isObject();
        cursor.object(reader::member);
        boolean none = !reader.hasPlan && reader.sections.isEmpty() && !faults.has("/sections");
        if (isObject && none) {
            faults.add("/seatingPlan", Fault.Kind.REQUIRED, "One of seatingPlan, plan and sections is needed");
        }
        return new Read(
                reader.form,
                reader.planId,
                new Assembly(reader.plan, reader.sections, reader.focalPoint, reader.blocked));
    }

    private boolean member(String member) {
        switch (member) {
            case "seatingPlan" -> {
                onePlan();
                plan = PlanReader.read(cursor);
            }
            case "plan" -> {
                onePlan();
                planId = cursor.string(1, 64);
                if (planId != null && !PLAN_ID.matcher(planId).matches()) {
                    cursor.fault(Fault.Kind.INVALID, "A plan id is 64 characters of 0-9 and a-f");
                    planId = null;
                }
            }
            case "sections" -> sections = SectionsReader.read(cursor);
            case "focalPoint" -> focalPoint = point();
            case "blocked" -> cursor.array(BLOCKED_MAX, this::blockedSeat);
            case "currency" -> form.currency(JsonValues.currency(cursor));
            case "onlyIfNamed" -> form.onlyIfNamed(categories());
            default -> {
                return form.read(member, cursor);
            }
        }
        return true;
    }

    private void onePlan() {
        if (hasPlan) {
            cursor.fault(Fault.Kind.INVALID, "Only one of seatingPlan and plan is allowed");
        }
        hasPlan = true;
    }

    private void blockedSeat() {
        String seat = cursor.string(1, SeatId.LENGTH_MAX);
        if (seat != null && !blocked.add(seat)) {
            cursor.fault(Fault.Kind.REPEATED, "The seat stands above");
        }
    }

    private List<String> categories() {
        List<String> categories = new ArrayList<>();
        cursor.array(500, () -> {
            String category = cursor.string(1, 200);
            if (category != null) {
                categories.add(category);
            }
        });
        return categories;
    }

    private @Nullable Point point() {
        @Nullable Double[] at = new Double[2];
        cursor.object(axis -> {
            switch (axis) {
                case "x" -> at[0] = cursor.number();
                case "y" -> at[1] = cursor.number();
                default -> {
                    return false;
                }
            }
            return true;
        });
        if (at[0] == null || at[1] == null) {
            cursor.fault(Fault.Kind.REQUIRED, "A point has x and y");
            return null;
        }
        return new Point(at[0], at[1]);
    }
}
