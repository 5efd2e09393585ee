package io.seatlog.inventory.domain;

import io.seatlog.id.SectionId;
import java.util.Arrays;

/** Where seats are looked for: which sections and categories a request allows. */
final class Scope {

    private final Plan plan;
    private final boolean[] categories;
    private final boolean[] sections;
    private final boolean anySection;
    private final boolean anyCategory;

    private Scope(Plan plan, boolean[] categories, boolean[] sections, BestChoice choice) {
        this.plan = plan;
        this.categories = categories;
        this.sections = sections;
        this.anySection = choice.sections().isEmpty();
        this.anyCategory = choice.categories().isEmpty();
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
        return new Scope(plan, categories, sections, choice);
    }

    Plan plan() {
        return plan;
    }

    boolean has(int slot) {
        Slots slots = plan.slots();
        return categories[slots.category(slot)] && sections[plan.sectionOf(slots.part(slot))];
    }

    /** Whether nameless places were asked for by their section or category. */
    boolean namesGeneral() {
        return !anySection || !anyCategory;
    }

    /** Seats of the scope in a state. */
    int sum(Counts counts, SeatState state) {
        int sum = 0;
        for (int slot = 0; slot < counts.slots(); slot++) {
            if (has(slot)) {
                sum += counts.count(slot, state);
            }
        }
        return sum;
    }
}
