package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;
import java.time.Instant;

/**
 * The policy changed, for later holds.
 *
 * @param showtime      which
 * @param number        of this fact
 * @param stamp         of its command
 * @param policy        from now on
 * @param closeAtBefore when its rows could have been removed before
 */
public record ShowtimeChanged(ShowtimeId showtime, long number, Stamp stamp, Policy policy, Instant closeAtBefore)
        implements Fact {

    @Override
    public void applyTo(House house, Changes changes) {
        changes.put(house.counts().next(this));
        changes.put(Organising.known(house).with(policy, this));
    }
}
