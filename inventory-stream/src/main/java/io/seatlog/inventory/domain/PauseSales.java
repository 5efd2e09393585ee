package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;
import org.jspecify.annotations.Nullable;

/**
 * Accept no more holds until sales resume.
 *
 * @param showtime of which
 * @param revision that the showtime must have; null for whichever it has
 */
public record PauseSales(ShowtimeId showtime, @Nullable Long revision) implements Command {

    /** Whatever the revision. */
    public PauseSales(ShowtimeId showtime) {
        this(showtime, null);
    }

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
        if (revision != null && revision != known.revision()) {
            return Decision.refused(house, null, Refusal.moved(known.revision()));
        }
        SalesPaused fact = new SalesPaused(showtime, house.counts().number() + 1, stamp);
        return Decision.done(house, fact, null, fact.number());
    }
}
