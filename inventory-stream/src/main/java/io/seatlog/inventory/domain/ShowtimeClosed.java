package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;
import java.time.Instant;

/**
 * Rows of a showtime that is over were removed.
 *
 * @param showtime  which
 * @param number    of this fact
 * @param stamp     of its command
 * @param closeAt   from when they could be
 * @param remaining whether more wait for a further CloseShowtime
 */
public record ShowtimeClosed(ShowtimeId showtime, long number, Stamp stamp, Instant closeAt, boolean remaining)
        implements Fact {

    @Override
    public void applyTo(House house, Changes changes) {
        changes.remove(house.rows(CloseShowtime.ROWS_MAX));
        changes.put(Counts.opened(this, 0));
        changes.put(Organising.known(house).in(remaining ? Stage.CLOSING : Stage.CLOSED, this));
    }
}
