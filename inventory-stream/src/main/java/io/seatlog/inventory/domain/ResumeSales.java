package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;
import org.jspecify.annotations.Nullable;

/**
 * Accept holds again.
 *
 * @param showtime of which
 * @param revision that the showtime must have; null for whichever it has
 */
public record ResumeSales(ShowtimeId showtime, @Nullable Long revision) implements Command {

    /** Whatever the revision. */
    public ResumeSales(ShowtimeId showtime) {
        this(showtime, null);
    }

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
        if (revision != null && revision != known.revision()) {
            return Decision.refused(house, null, Refusal.moved(known.revision()));
        }
        SalesResumed fact = new SalesResumed(showtime, house.counts().number() + 1, stamp);
        return Decision.done(house, fact, null, fact.number());
    }
}
