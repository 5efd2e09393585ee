package io.seatlog.inventory.domain;

/** Moves seats from one state to another, in their parts and in the counts, and checks that they were where it says. */
final class Moves {

    private final House house;
    private final Plan plan;
    private final Changes changes;
    private final Fact fact;
    private final Counts counts;

    Moves(House house, Changes changes, Fact fact) {
        this.house = house;
        this.plan = house.plan();
        this.changes = changes;
        this.fact = fact;
        this.counts = house.counts().next(fact);
    }

    /**
     * Moves the seats at these places.
     *
     * @param tagBefore who must have them now, 0 for nobody
     * @param tagAfter  who has them then
     */
    void move(int[] places, SeatState from, SeatState to, int tagBefore, int tagAfter) {
        for (int place : places) {
            int index = Places.index(place);
            Section section = changes.section(house, Places.part(place), fact);
            if (section.state(index) != from || section.tag(index) != tagBefore) {
                throw new BrokenInvariantException("Seat " + plan.ref(place).id() + " is " + section.state(index)
                        + " and should be " + from + " for fact " + fact.number() + " of " + fact.showtime());
            }
            section.set(index, to, tagAfter);
            int slot = plan.slot(place);
            counts.add(slot, from, -1);
            counts.add(slot, to, 1);
        }
        if (from == SeatState.FREE || to == SeatState.FREE) {
            summarise(places);
        }
        changes.put(counts);
    }

    /** Neighbours share their segment, and mostly their slot: each is summarised once. */
    private void summarise(int[] places) {
        int before = Places.NONE;
        for (int place : places) {
            if (before == Places.NONE || !plan.inOneSegment(before, place)) {
                changes.section(house, Places.part(place), fact).summarise(Places.index(place));
            }
            before = place;
        }
        int last = -1;
        for (int place : places) {
            int slot = plan.slot(place);
            if (slot != last) {
                last = slot;
                Section section = changes.section(house, Places.part(place), fact);
                counts.runs(slot, section.runsOfCategory(plan.slots().local(slot)));
            }
        }
    }
}
