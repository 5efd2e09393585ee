package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;

/**
 * One part of a draft was laid out.
 *
 * @param showtime that the draft is of
 * @param number   of this fact
 * @param stamp    of its command
 * @param draft    digest of plan, policy and texts
 * @param part     what was laid out
 */
public record SectionOpened(ShowtimeId showtime, long number, Stamp stamp, String draft, Part part) implements Fact {

    @Override
    public void applyTo(House house, Changes changes) {
        changes.put(house.counts().next(this));
        changes.put(new Changes.NewPart(draft, part));
    }
}
