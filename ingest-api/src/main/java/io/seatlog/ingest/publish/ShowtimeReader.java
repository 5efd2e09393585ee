package io.seatlog.ingest.publish;

import io.seatlog.id.SeatId;
import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.edge.JsonCursor;
import io.seatlog.ingest.edge.JsonValues;
import io.seatlog.ingest.plan.PlanReader;
import io.seatlog.ingest.plan.SeatingPlan;
import io.seatlog.ingest.plan.SectionsReader;
import io.seatlog.layout.Part;
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
    private boolean seatsFaulty;
    private @Nullable Point focalPoint;

    private ShowtimeReader(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** What a body says, before a plan that it only names has been fetched. */
    record Read(ShowtimeForm form, @Nullable String planId, Assembly assembly) {}

    /** What is checked beside the form of a body. */
    record Rules(long amountMin) {}

    static Read read(JsonCursor cursor, Faults faults) {
        ShowtimeReader reader = new ShowtimeReader(cursor);
        boolean isObject = cursor.isObject();
        cursor.object(reader::member);
        boolean none = !reader.hasPlan && reader.sections.isEmpty() && !reader.seatsFaulty;
        if (isObject && none) {
            faults.add("/seatingPlan", Fault.Kind.REQUIRED, "One of seatingPlan, plan and sections is needed");
        }
        return new Read(reader.form, reader.planId, reader.assembly());
    }

    private Assembly assembly() {
        return new Assembly(plan, sections, focalPoint, blocked, !seatsFaulty);
    }

    private boolean member(String member) {
        return switch (member) {
            case "seatingPlan", "plan", "sections" -> seats(member);
            default -> other(member);
        };
    }

    /** Faulty seats are passed over, so what is read then is not the plan that is meant. */
    private boolean seats(String member) {
        int found = cursor.faultsFound();
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
            default -> sections = SectionsReader.read(cursor);
        }
        seatsFaulty |= cursor.faultsFound() > found;
        return true;
    }

    private boolean other(String member) {
        switch (member) {
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
            String category = cursor.string(1, Part.CATEGORY_LENGTH_MAX);
            if (category != null) {
                categories.add(category);
            }
        });
        return categories;
    }

    private @Nullable Point point() {
        @Nullable Double[] at = new Double[2];
        int found = cursor.faultsFound();
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
            if (cursor.faultsFound() == found) {
                cursor.fault(Fault.Kind.REQUIRED, "A point has x and y");
            }
            return null;
        }
        return new Point(at[0], at[1]);
    }
}
