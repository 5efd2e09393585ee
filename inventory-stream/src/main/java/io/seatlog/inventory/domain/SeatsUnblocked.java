package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;
import java.util.List;

/**
 * Seats were put back on sale.
 *
 * @param showtime where
 * @param number   of this fact
 * @param stamp    of its command
 * @param seats    which
 * @param reason   why, for people
 */
public record SeatsUnblocked(ShowtimeId showtime, long number, Stamp stamp, List<SeatRef> seats, String reason)
        implements Fact {

    @Override
    public void applyTo(House house, Changes changes) {
        int[] places = OrderSeats.places(house.plan(), seats);
        new Moves(house, changes, this).move(places, SeatState.BLOCKED, SeatState.FREE, 0, 0);
    }
}
