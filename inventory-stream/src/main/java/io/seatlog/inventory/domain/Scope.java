package io.seatlog.inventory.domain;

import io.seatlog.id.SectionId;
import java.util.Arrays;
import java.util.List;

/** Where seats are looked for: which sections and categories a request allows. */
final class Scope {

    private final Plan plan;
    private final boolean[] slots;
    private final boolean namesGeneral;

    private Scope(Plan plan, boolean[] slots, boolean namesGeneral) {
        this.plan = plan;
        this.slots = slots;
        this.namesGeneral = namesGeneral;
    }

    /** Where most look; see {@link Plan#anywhere}. */
    static Scope anywhere(Plan plan) {
        return of(plan, new BestChoice(1, List.of(), List.of(), false));
    }

    static Scope of(Plan plan, BestChoice choice) {
        boolean[] categories = new boolean[plan.categories().size()];
        for (int c = 0; c < categories.length; c++) {
            categories[c] = choice.categories().isEmpty() && !plan.isOnlyIfNamed(c);
        }
        for (Category category : choice.categories()) {
            categories[plan.category(category)] = true;
        }
        boolean[] sections = new boolean[plan.parts()];
        Arrays.fill(sections, choice.sections().isEmpty());
        for (SectionId section : choice.sections()) {
            sections[plan.firstPart(section)] = true;
        }
        Slots all = plan.slots();
        boolean[] slots = new boolean[all.count()];
        for (int slot = 0; slot < slots.length; slot++) {
            slots[slot] = categories[all.category(slot)] && sections[plan.sectionOf(all.part(slot))];
        }
        return new Scope(plan, slots, !isAnywhere(choice));
    }

    static boolean isAnywhere(BestChoice choice) {
        return choice.sections().isEmpty() && choice.categories().isEmpty();
    }

    Plan plan() {
        return plan;
    }

    boolean has(int slot) {
        return slots[slot];
    }

    /** Whether nameless places were asked for by their section or category. */
    boolean namesGeneral() {
        return namesGeneral;
    }

    /** Seats of the scope in a state. */
    int sum(Counts counts, SeatState state) {
        int sum = 0;
        for (int slot = 0; slot < slots.length; slot++) {
            if (slots[slot]) {
                sum += counts.count(slot, state);
            }
        }
        return sum;
    }
}
