package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;
import java.util.List;

/**
 * A showtime is open: all its seats are free but for the blocked ones.
 *
 * @param showtime which
 * @param number   of this fact
 * @param stamp    of its command
 * @param draft    digest of plan, policy and texts
 * @param planId   SHA-256 of the plan
 * @param rules    number of the decision rules
 * @param policy   of the sale
 * @param sections in plan order
 * @param blocked  seats that are not for sale
 */
public record ShowtimeOpened(
        ShowtimeId showtime,
        long number,
        Stamp stamp,
        String draft,
        String planId,
        int rules,
        Policy policy,
        List<SectionRef> sections,
        List<SeatRef> blocked)
        implements Fact {

    @Override
    public void applyTo(House house, Changes changes) {
        Plan plan = Plan.of(house, draft, sections, policy.onlyIfNamed());
        Slots slots = plan.slots();
        Counts counts = Counts.opened(this, slots.count());
        for (int part = 0; part < plan.parts(); part++) {
            Section section = Section.untouched(plan.layout(part), number);
            for (int slot = slots.first(part); slot < slots.first(part + 1); slot++) {
                counts.add(slot, SeatState.FREE, slots.capacity(slot));
                counts.runs(slot, section.runsOfCategory(slots.local(slot)));
            }
        }
        block(plan, counts, changes);
        changes.put(counts);
        changes.put(new Showtime(
                showtime,
                Stage.ON_SALE,
                draft,
                planId,
                rules,
                policy,
                sections,
                number,
                stamp.at(),
                number,
                stamp.at()));
    }

    private void block(Plan plan, Counts counts, Changes changes) {
        for (SeatRef seat : blocked) {
            int place = plan.place(seat.section(), seat.index());
            Section section = changes.fresh(plan, Places.part(place), this);
            section.set(Places.index(place), SeatState.BLOCKED, 0);
            section.summarise(Places.index(place));
            counts.add(plan.slot(place), SeatState.FREE, -1);
        }
        for (Changes.ChangedSection changed : changes.sections()) {
            int first = plan.slots().first(changed.part());
            for (int slot = first; slot < plan.slots().first(changed.part() + 1); slot++) {
                counts.runs(slot, changed.section().runsOfCategory(slot - first));
            }
        }
    }
}
