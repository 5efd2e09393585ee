package io.seatlog.inventory.domain;

import io.seatlog.id.ShowtimeId;
import java.util.List;

/**
 * Seats were taken out of the sale.
 *
 * @param showtime where
 * @param number   of this fact
 * @param stamp    of its command
 * @param seats    which
 * @param reason   why, for people
 */
public record SeatsBlocked(ShowtimeId showtime, long number, Stamp stamp, List<SeatRef> seats, String reason)
        implements Fact {

    @Override
    public void applyTo(House house, Changes changes) {
        int[] places = OrderSeats.places(house.plan(), seats);
        new Moves(house, changes, this).move(places, SeatState.FREE, SeatState.BLOCKED, 0, 0);
    }
}
