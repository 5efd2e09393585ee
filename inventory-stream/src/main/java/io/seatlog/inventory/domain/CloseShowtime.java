package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;
import io.seatlog.reason.Reason;
import java.time.Instant;

/**
 * Remove the rows of a showtime that is over, so many at a time; sent again until none remains.
 *
 * @param showtime which
 * @param closeAt  that the sender knows of
 */
public record CloseShowtime(ShowtimeId showtime, Instant closeAt) implements Command {

    /** Most rows that one command removes. */
    public static final int ROWS_MAX = 2_000;

    @Override
    public Decision decide(House house, Stamp stamp) {
        Showtime known = house.showtime();
        if (known == null) {
            return Decision.refused(house, null, Reason.SHOWTIME_UNKNOWN);
        }
        if (known.stage() == Stage.CLOSED) {
            return Decision.doneBefore(null, known.revision(), known.revision());
        }
        Instant due = known.policy().closeAt();
        if (known.stage().isOpen()
                && (stamp.at().isBefore(due) || house.counts().anyHeld())) {
            return Decision.refused(house, null, Reason.NOT_DUE);
        }
        boolean remaining = house.rows(ROWS_MAX + 1).size() > ROWS_MAX;
        ShowtimeClosed fact = new ShowtimeClosed(showtime, house.counts().number() + 1, stamp, due, remaining);
        return Decision.done(house, fact, null, fact.number());
    }
}
