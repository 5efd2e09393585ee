package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;

/**
 * Accept no more holds until sales resume.
 *
 * @param showtime of which
 */
public record PauseSales(ShowtimeId showtime) implements Command {

    @Override
    public Decision decide(House house, Stamp stamp) {
        Showtime known = house.showtime();
        Refusal refusal = Organising.refusal(known);
        if (known == null || refusal != null) {
            return Organising.refused(house, refusal);
        }
        if (known.stage() == Stage.PAUSED) {
            return Decision.doneBefore(null, known.revision(), known.revision());
        }
        SalesPaused fact = new SalesPaused(showtime, house.counts().number() + 1, stamp);
        return Decision.done(house, fact, null, fact.number());
    }
}
