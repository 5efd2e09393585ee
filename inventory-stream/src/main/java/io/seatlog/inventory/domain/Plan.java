package io.seatlog.inventory.domain;

import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The house of an open showtime as it never changes: parts in the order of the plan, seats by id, slots. */
public final class Plan {

    private final List<Layout> layouts;
    private final Map<SectionId, Span> sections = new HashMap<>();
    private final int[] sectionOfPart;
    private final List<Category> categories;
    private final boolean[] onlyIfNamed;
    private final Slots slots;
    private final SeatIndex seats;
    private final Scope anywhere;

    /** Where a section's parts are. */
    private record Span(int firstPart, int parts) {}

    /**
     * The plan of an open showtime.
     *
     * @param layouts     of all parts, in plan order
     * @param onlyIfNamed categories sold only to who names them
     */
    public Plan(List<Layout> layouts, List<Category> onlyIfNamed) {
        this.layouts = List.copyOf(layouts);
        LinkedHashSet<Category> distinct = new LinkedHashSet<>();
        sectionOfPart = new int[layouts.size()];
        for (int p = 0; p < layouts.size(); p++) {
            Layout layout = layouts.get(p);
            distinct.addAll(layout.categories());
            if (layout.part().part() == 0) {
                sections.put(layout.section(), new Span(p, layout.part().parts()));
            }
            sectionOfPart[p] = p - layout.part().part();
        }
        categories = List.copyOf(distinct);
        this.onlyIfNamed = new boolean[categories.size()];
        for (int c = 0; c < categories.size(); c++) {
            this.onlyIfNamed[c] = onlyIfNamed.contains(categories.get(c));
        }
        slots = Slots.of(this.layouts, categories);
        seats = new SeatIndex(this.layouts);
        anywhere = Scope.anywhere(this);
    }

    /** The plan that a showtime opened with; its parts were checked then. */
    public static Plan of(House house, String draft, List<SectionRef> sections, List<Category> onlyIfNamed) {
        Draft laidOut = Draft.of(house, draft, sections);
        if (laidOut.refusal() != null) {
            throw new BrokenInvariantException("The plan of " + house.id() + ": " + laidOut.refusal());
        }
        return new Plan(laidOut.layouts(), onlyIfNamed);
    }

    /** How many parts it has. */
    public int parts() {
        return layouts.size();
    }

    /** The layout of a part, by its number in the plan. */
    public Layout layout(int part) {
        return layouts.get(part);
    }

    /** How many seats it has. */
    public int seats() {
        int seats = 0;
        for (Layout layout : layouts) {
            seats += layout.count();
        }
        return seats;
    }

    /** The whole house but for categories sold only if named: what most requests leave to the system. */
    Scope anywhere() {
        return anywhere;
    }

    Slots slots() {
        return slots;
    }

    List<Category> categories() {
        return categories;
    }

    /** The number of a category, or -1. */
    int category(Category category) {
        return categories.indexOf(category);
    }

    boolean isOnlyIfNamed(int category) {
        return onlyIfNamed[category];
    }

    boolean hasSection(SectionId section) {
        return sections.containsKey(section);
    }

    /** The number of the first part of the section that the part belongs to. */
    int sectionOf(int part) {
        return sectionOfPart[part];
    }

    /** The number of the section's first part. */
    int firstPart(SectionId section) {
        return span(section).firstPart();
    }

    private Span span(SectionId section) {
        Span span = sections.get(section);
        if (span == null) {
            throw new BrokenInvariantException("No section " + section);
        }
        return span;
    }

    /** The place of a seat that a buyer may name, or {@link Places#NONE}. */
    int seat(SeatId id) {
        return seats.find(id.value());
    }

    /** The place of a seat or of a nameless place, or {@link Places#NONE}. */
    int seatOrPlace(SeatId id) {
        int seat = seats.find(id.value());
        return seat == Places.NONE ? place(id.value()) : seat;
    }

    private int place(String id) {
        int colon = id.lastIndexOf(':');
        if (colon <= 0 || id.length() - colon > 8 || !SectionId.isValid(id.substring(0, colon))) {
            return Places.NONE;
        }
        Span span = sections.get(new SectionId(id.substring(0, colon)));
        if (span == null || !layouts.get(span.firstPart()).isGeneral()) {
            return Places.NONE;
        }
        for (int i = colon + 1; i < id.length(); i++) {
            if (id.charAt(i) < (i == colon + 1 ? '1' : '0') || id.charAt(i) > '9') {
                return Places.NONE;
            }
        }
        return id.length() == colon + 1 ? Places.NONE : place(span, Integer.parseInt(id.substring(colon + 1)) - 1);
    }

    /** The place of the seat that a fact names. */
    int place(SectionId section, int index) {
        int place = place(span(section), index);
        if (place == Places.NONE) {
            throw new BrokenInvariantException("Section " + section + " has no seat " + index);
        }
        return place;
    }

    private int place(Span span, int index) {
        for (int p = span.firstPart(); p < span.firstPart() + span.parts(); p++) {
            Part part = layouts.get(p).part();
            if (index >= part.first() && index < part.first() + part.count()) {
                return Places.of(p, index - part.first());
            }
        }
        return Places.NONE;
    }

    /** How many seats of each category of a part are in each state. */
    public List<SeatCounts> seatCounts(Counts counts, int part) {
        List<SeatCounts> all = new ArrayList<>();
        for (int slot = slots.first(part); slot < slots.first(part + 1); slot++) {
            int free = counts.free(slot);
            int held = counts.held(slot);
            int booked = counts.count(slot, SeatState.BOOKED);
            Category category = categories.get(slots.category(slot));
            all.add(new SeatCounts(category, free, held, booked, slots.capacity(slot) - free - held - booked));
        }
        return all;
    }

    SeatRef ref(int place) {
        return layouts.get(Places.part(place)).ref(Places.index(place));
    }

    /** Whether two seats lie in the same segment; places of GENERAL parts are in none. */
    boolean inOneSegment(int place, int other) {
        Layout layout = layouts.get(Places.part(place));
        return Places.part(place) == Places.part(other)
                && !layout.isGeneral()
                && layout.segments().ofSeat(Places.index(place))
                        == layout.segments().ofSeat(Places.index(other));
    }

    /** Which slot the seat counts in. */
    int slot(int place) {
        int part = Places.part(place);
        return slots.first(part) + layouts.get(part).category(Places.index(place));
    }

    /** An id that stands twice, or null. */
    @Nullable
    String duplicate() {
        if (seats.duplicate() != null) {
            return seats.duplicate();
        }
        List<String> twice = new ArrayList<>(1);
        for (Layout layout : layouts) {
            for (int i = 0; layout.isGeneral() && twice.isEmpty() && i < layout.count(); i++) {
                if (seats.find(layout.id(i)) != Places.NONE) {
                    twice.add(layout.id(i));
                }
            }
        }
        return twice.isEmpty() ? null : twice.get(0);
    }
}
