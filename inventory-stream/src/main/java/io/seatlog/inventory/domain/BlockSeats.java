package io.seatlog.inventory.domain;

import io.seatlog.id.SeatId;
import io.seatlog.id.ShowtimeId;
import java.util.List;

/**
 * Take free seats out of the sale. Those that are out already are passed over.
 *
 * @param showtime of which
 * @param seats    which
 * @param reason   why, for people
 */
public record BlockSeats(ShowtimeId showtime, List<SeatId> seats, String reason) implements Command {

    public BlockSeats {
        seats = List.copyOf(seats);
    }

    @Override
    public Decision decide(House house, Stamp stamp) {
        Blocking blocking = Blocking.of(house, seats);
        if (blocking.refusal() != null) {
            return Decision.refused(house, null, blocking.refusal());
        }
        Showtime known = Organising.known(house);
        List<SeatRef> free = blocking.seatsIn(house, SeatState.FREE);
        if (free.isEmpty()) {
            return Decision.doneBefore(null, house.counts().number(), known.revision());
        }
        SeatsBlocked fact = new SeatsBlocked(showtime, house.counts().number() + 1, stamp, free, reason);
        return Decision.done(house, fact, null, known.revision());
    }
}
