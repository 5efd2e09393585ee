package io.seatlog.inventory.domain;

import io.seatlog.id.SeatId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.reason.Reason;
import java.util.List;

/**
 * Put blocked seats back on sale.
 *
 * @param showtime of which
 * @param seats    which
 * @param reason   why, for people
 */
public record UnblockSeats(ShowtimeId showtime, List<SeatId> seats, String reason) implements Command {

    public UnblockSeats {
        seats = List.copyOf(seats);
    }

    @Override
    public Decision decide(House house, Stamp stamp) {
        Blocking blocking = Blocking.of(house, seats);
        if (blocking.refusal() != null) {
            return Decision.refused(house, null, blocking.refusal());
        }
        List<SeatId> free = Taken.in(house, blocking.places(), SeatState.FREE);
        if (!free.isEmpty()) {
            return Decision.refused(house, null, Refusal.ofSeats(Reason.NOT_BLOCKED, free));
        }
        SeatsUnblocked fact = new SeatsUnblocked(
                showtime, house.counts().number() + 1, stamp, blocking.seatsIn(house, SeatState.BLOCKED), reason);
        return Decision.done(house, fact, null, Organising.known(house).revision());
    }
}
