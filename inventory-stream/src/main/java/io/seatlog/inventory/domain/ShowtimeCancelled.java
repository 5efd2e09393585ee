package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;

/**
 * The showtime is called off.
 *
 * @param showtime which
 * @param number   of this fact
 * @param stamp    of its command
 */
public record ShowtimeCancelled(ShowtimeId showtime, long number, Stamp stamp) implements Fact {

    @Override
    public void applyTo(House house, Changes changes) {
        changes.put(house.counts().next(this));
        changes.put(Organising.known(house).in(Stage.CANCELLED, this));
    }
}
