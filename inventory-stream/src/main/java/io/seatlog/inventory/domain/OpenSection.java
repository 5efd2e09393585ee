package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;
import io.seatlog.reason.Reason;

/**
 * Lay out one part of one section of a draft.
 *
 * @param showtime that the draft is of
 * @param draft    digest of plan, policy and texts
 * @param part     what is laid out
 */
public record OpenSection(ShowtimeId showtime, String draft, Part part) implements Command {

    @Override
    public Decision decide(House house, Stamp stamp) {
        if (house.showtime() != null) {
            return Decision.refused(house, null, Reason.SHOWTIME_ALREADY_OPEN);
        }
        String fault = part.fault();
        if (fault != null) {
            return Decision.refused(house, null, Refusal.of(Reason.SECTION_INVALID, fault));
        }
        long number = house.counts().number();
        if (house.part(draft, part.section(), part.part()) != null) {
            return Decision.doneBefore(null, number, 0);
        }
        return Decision.done(house, new SectionOpened(showtime, number + 1, stamp, draft, part), null, 0);
    }
}
