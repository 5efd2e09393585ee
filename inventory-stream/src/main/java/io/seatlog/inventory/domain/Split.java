package io.seatlog.inventory.domain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Seats that need not be neighbours: from the best rows and sections first. */
final class Split {

    private final House house;
    private final Scope scope;
    private final Slots slots;
    private final Counts counts;
    private final int[] places;
    private int found;

    Split(House house, Scope scope, int quantity) {
        this.house = house;
        this.scope = scope;
        this.slots = scope.plan().slots();
        this.counts = house.counts();
        this.places = new int[quantity];
    }

    /** From the first slots in this order, of whatever category. */
    int @Nullable [] anyCategory(int[] order) {
        int free = 0;
        for (int slot : order) {
            free += scope.has(slot) ? counts.free(slot) : 0;
        }
        return free < places.length ? null : take(order, -1, -1);
    }

    /** Of one category: within one section if any has room, else over sections. */
    int @Nullable [] oneCategory(int[] order) {
        int[] free = new int[scope.plan().categories().size()];
        for (int slot : order) {
            free[slots.category(slot)] += scope.has(slot) ? counts.free(slot) : 0;
        }
        int[] whole = oneSection(order);
        if (whole != null) {
            return whole;
        }
        for (int slot : order) {
            int category = slots.category(slot);
            if (scope.has(slot) && counts.free(slot) > 0 && free[category] >= places.length) {
                return take(order, category, -1);
            }
        }
        return null;
    }

    /** Of one category within one section. */
    int @Nullable [] oneSection(int[] order) {
        for (int slot : order) {
            if (scope.has(slot) && counts.free(slot) > 0 && freeInSection(slot) >= places.length) {
                return take(order, slots.category(slot), scope.plan().sectionOf(slots.part(slot)));
            }
        }
        return null;
    }

    /** Free seats of the slot's category in all parts of its section. */
    int freeInSection(int slot) {
        int first = scope.plan().sectionOf(slots.part(slot));
        int parts = scope.plan().layout(first).part().parts();
        int free = 0;
        for (int s = slots.first(first); s < slots.first(first + parts); s++) {
            free += slots.category(s) == slots.category(slot) ? counts.free(s) : 0;
        }
        return free;
    }

    /** The first free seats in this order; -1 allows every category or section. */
    private int @Nullable [] take(int[] order, int category, int section) {
        for (int slot : order) {
            if (found == places.length) {
                break;
            }
            if (scope.has(slot)
                    && counts.free(slot) > 0
                    && (category < 0 || slots.category(slot) == category)
                    && (section < 0 || scope.plan().sectionOf(slots.part(slot)) == section)) {
                takeFrom(slot);
            }
        }
        if (found < places.length) {
            throw new BrokenInvariantException("Counts promise " + places.length + " seats, " + found + " are free");
        }
        Arrays.sort(places);
        return places;
    }

    private void takeFrom(int slot) {
        int part = slots.part(slot);
        Section section = house.section(part);
        if (section.layout().isGeneral()) {
            takeRange(section, part, 0, section.layout().count());
            return;
        }
        Segments segments = section.layout().segments();
        for (int s : segments.byRank()) {
            if (section.runs(s) != 0 && segments.category(s) == slots.local(slot)) {
                takeRange(section, part, segments.start(s), segments.end(s));
            }
        }
    }

    private void takeRange(Section section, int part, int from, int to) {
        for (int i = from; i < to && found < places.length; i++) {
            if (section.isFree(i)) {
                places[found++] = Places.of(part, i);
            }
        }
    }
}
