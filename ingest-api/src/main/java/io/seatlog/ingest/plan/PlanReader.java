package io.seatlog.ingest.plan;

import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;
import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.JsonCursor;
import io.seatlog.layout.GridLayout;
import io.seatlog.layout.Part;
import io.seatlog.wire.PlanCategory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads pretix's seating-plan JSON, in one pass and whatever the order of its members. Positions are relative and add up:
 * zone, row, seat. Members that it does not know are passed over; what is wrong is noted with a JSON pointer.
 */
public final class PlanReader {

    private static final int LABEL_MAX = 100;
    private static final int NAME_MAX = 200;
    private static final int ZONES_MAX = 10_000;
    private static final int CATEGORIES_MAX = 500;

    private final JsonCursor cursor;
    private final Map<String, CategoryUse> used = new LinkedHashMap<>();
    private final List<PlanCategory> categories = new ArrayList<>();
    private final List<ZoneDraft> zones = new ArrayList<>();
    private final Set<String> guids = new HashSet<>();
    private final RowDraft.SeatDraft seat = new RowDraft.SeatDraft();
    private final Predicate<String> seatMember = this::seatMember;
    private String name = "";
    private double width;
    private double height;
    private boolean zonesFaulty;

    /** A category that a seat names: its number in order of use, and where it was first named. */
    private record CategoryUse(int number, String pointer) {}

    private PlanReader(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** Reads the plan at the cursor; null if something is wrong with it, which has been noted. */
    public static @Nullable SeatingPlan read(JsonCursor cursor) {
        if (!cursor.isObject()) {
            cursor.fault(Fault.Kind.WRONG_TYPE, "Here a seating plan is expected");
            cursor.skip();
            return null;
        }
        PlanReader reader = new PlanReader(cursor);
        String pointer = cursor.pointer();
        int before = cursor.faultsFound();
        cursor.object(reader::planMember);
        reader.check(pointer);
        return cursor.faultsFound() == before ? reader.finish() : null;
    }

    private boolean planMember(String member) {
        switch (member) {
            case "name" -> name = orEmpty(cursor.label(NAME_MAX));
            case "size" -> cursor.object(this::sizeMember);
            case "categories" -> cursor.array(CATEGORIES_MAX, this::category);
            case "zones" -> {
                int before = cursor.faultsFound();
                cursor.array(ZONES_MAX, this::zone);
                zonesFaulty = cursor.faultsFound() > before;
            }
            default -> cursor.skip();
        }
        return true;
    }

    private boolean sizeMember(String member) {
        switch (member) {
            case "width" -> width = number();
            case "height" -> height = number();
            default -> cursor.skip();
        }
        return true;
    }

    private void category() {
        String[] read = new String[2];
        int before = cursor.faultsFound();
        cursor.object(member -> {
            switch (member) {
                case "name" -> read[0] = categoryName();
                case "color" -> read[1] = cursor.isNull() ? "" : cursor.string(0, LABEL_MAX);
                default -> cursor.skip();
            }
            return true;
        });
        if (read[0] != null) {
            categories.add(new PlanCategory(read[0], orEmpty(read[1])));
        } else if (cursor.faultsFound() == before) {
            cursor.fault(Fault.Kind.REQUIRED, "A category needs a name");
        }
    }

    /** One that is too long is kept, so that its seats are not said to have an unknown category as well. */
    private @Nullable String categoryName() {
        String found = cursor.string(1, NAME_MAX);
        if (found != null && categories.stream().anyMatch(c -> c.getName().equals(found))) {
            cursor.fault(Fault.Kind.REPEATED, "A category of this name stands above");
        }
        if (found != null && found.length() > Part.CATEGORY_LENGTH_MAX) {
            cursor.fault(
                    Fault.Kind.OUT_OF_RANGE, "A text of 1 to " + Part.CATEGORY_LENGTH_MAX + " characters is expected");
        }
        return found;
    }

    private void zone() {
        ZoneDraft zone = new ZoneDraft();
        cursor.object(member -> {
            switch (member) {
                case "name" -> zone.name = orEmpty(cursor.label(NAME_MAX));
                case "zone_id" -> zone.zoneId = orEmpty(cursor.label(NAME_MAX));
                case "position" -> cursor.object(axis -> position(axis, zone.at));
                case "rows" -> cursor.array(GridLayout.SEATS_MAX, () -> row(zone));
                case "areas" -> zone.areas = cursor.isNull() ? "[]" : cursor.raw();
                default -> cursor.skip();
            }
            return true;
        });
        zones.add(zone);
    }

    private void row(ZoneDraft zone) {
        RowDraft row = new RowDraft();
        cursor.object(member -> {
            switch (member) {
                case "row_number" -> row.number = orEmpty(cursor.label(LABEL_MAX));
                case "row_label" -> row.label = cursor.isNull() ? null : cursor.label(LABEL_MAX);
                case "seat_label" -> row.seatLabel = cursor.isNull() ? null : cursor.label(LABEL_MAX);
                case "position" -> cursor.object(axis -> position(axis, row.at));
                case "seats" -> cursor.array(GridLayout.SEATS_MAX, () -> seat(row));
                default -> cursor.skip();
            }
            return true;
        });
        if (row.size() > 0) {
            zone.rows.add(row);
        }
    }

    private void seat(RowDraft row) {
        if (guids.size() >= GridLayout.SEATS_MAX) {
            cursor.fault(Fault.Kind.OUT_OF_RANGE, "A showtime has at most 1,000,000 seats");
            cursor.skip();
            return;
        }
        seat.clear();
        cursor.object(seatMember);
        if (!seat.hasGuid) {
            cursor.fault(Fault.Kind.REQUIRED, "A seat needs a seat_guid");
        }
        if (!seat.hasCategory) {
            cursor.fault(Fault.Kind.REQUIRED, "A seat needs a category");
        }
        if (seat.guid != null && seat.category >= 0) {
            row.add(seat);
        }
    }

    private boolean seatMember(String member) {
        switch (member) {
            case "seat_guid" -> {
                seat.hasGuid = true;
                seat.guid = cursor.string(1, SeatId.LENGTH_MAX);
                if (seat.guid != null && !guids.add(seat.guid)) {
                    cursor.fault(Fault.Kind.REPEATED, "Another seat has this seat_guid");
                }
            }
            case "seat_number" -> seat.number = orEmpty(cursor.label(LABEL_MAX));
            case "category" -> {
                seat.hasCategory = true;
                String found = cursor.string(1, NAME_MAX);
                seat.category = found == null ? -1 : use(found);
            }
            case "position" -> cursor.object(axis -> position(axis, seat.at));
            default -> cursor.skip();
        }
        return true;
    }

    private int use(String category) {
        CategoryUse known = used.get(category);
        if (known == null) {
            known = new CategoryUse(used.size(), cursor.pointer());
            used.put(category, known);
        }
        return known.number;
    }

    private boolean position(String axis, double[] at) {
        switch (axis) {
            case "x" -> at[0] = number();
            case "y" -> at[1] = number();
            default -> cursor.skip();
        }
        return true;
    }

    private double number() {
        Double value = cursor.number();
        return value == null ? 0 : value;
    }

    private void check(String pointer) {
        List<String> names = categories.stream().map(PlanCategory::getName).toList();
        used.forEach((category, use) -> {
            if (!names.contains(category)) {
                cursor.fault(use.pointer, Fault.Kind.CATEGORY_UNKNOWN, "The plan has no category " + category);
            }
        });
        if (!zonesFaulty && zones.stream().allMatch(zone -> zone.rows.isEmpty())) {
            cursor.fault(pointer + "/zones", Fault.Kind.REQUIRED, "A plan needs at least one zone with a seat");
        }
    }

    private SeatingPlan finish() {
        List<String> names = categories.stream().map(PlanCategory::getName).toList();
        int[] categoryOf = used.keySet().stream().mapToInt(names::indexOf).toArray();
        List<PlanSection> sections = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < zones.size(); i++) {
            ZoneDraft zone = zones.get(i);
            if (!zone.rows.isEmpty()) {
                SectionId id = zone.sectionId(i + 1, ids);
                String shown = zone.name.isEmpty() ? id.value() : zone.name;
                sections.add(new PlanSection.Listed(id, shown, zone.finishRows(categoryOf)));
            }
        }
        return new SeatingPlan(name, width, height, categories, sections, Areas.placed(zones));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
