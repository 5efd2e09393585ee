package io.seatlog.inventory.domain;

import io.seatlog.reason.Reason;
import org.jspecify.annotations.Nullable;

/** What all commands of an organiser about a showtime have in common. */
final class Organising {

    private Organising() {}

    /** Why an organiser can change nothing about the showtime, or null. */
    static @Nullable Refusal refusal(@Nullable Showtime showtime) {
        if (showtime == null) {
            return Refusal.of(Reason.SHOWTIME_UNKNOWN);
        }
        if (!showtime.stage().isOpen()) {
            return Refusal.of(Reason.SHOWTIME_ENDED);
        }
        return showtime.stage() == Stage.CANCELLED ? Refusal.of(Reason.SHOWTIME_CANCELLED) : null;
    }

    static Decision refused(House house, @Nullable Refusal refusal) {
        return Decision.refused(house, null, refusal == null ? Refusal.of(Reason.SHOWTIME_UNKNOWN) : refusal);
    }

    /** The showtime that a fact is about; a fact about none contradicts the store. */
    static Showtime known(House house) {
        Showtime showtime = house.showtime();
        if (showtime == null) {
            throw new BrokenInvariantException("No showtime " + house.id());
        }
        return showtime;
    }
}
