package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;

/**
 * Call a showtime off: from here on no hold and no booking; holds end at their deadlines.
 *
 * @param showtime which
 */
public record CancelShowtime(ShowtimeId showtime) implements Command {

    @Override
    public Decision decide(House house, Stamp stamp) {
        Showtime known = house.showtime();
        if (known != null && known.stage() == Stage.CANCELLED) {
            return Decision.doneBefore(null, known.revision(), known.revision());
        }
        Refusal refusal = Organising.refusal(known);
        if (known == null || refusal != null) {
            return Organising.refused(house, refusal);
        }
        ShowtimeCancelled fact = new ShowtimeCancelled(showtime, house.counts().number() + 1, stamp);
        return Decision.done(house, fact, null, fact.number());
    }
}
