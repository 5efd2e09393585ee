package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;

/**
 * Accept holds again.
 *
 * @param showtime of which
 */
public record ResumeSales(ShowtimeId showtime) implements Command {

    @Override
    public Decision decide(House house, Stamp stamp) {
        Showtime known = house.showtime();
        Refusal refusal = Organising.refusal(known);
        if (known == null || refusal != null) {
            return Organising.refused(house, refusal);
        }
        if (known.stage() == Stage.ON_SALE) {
            return Decision.doneBefore(null, known.revision(), known.revision());
        }
        SalesResumed fact = new SalesResumed(showtime, house.counts().number() + 1, stamp);
        return Decision.done(house, fact, null, fact.number());
    }
}
