package io.seatlog.inventory.domain;

import io.seatlog.id.SeatId;
import io.seatlog.reason.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why seats cannot be had that somebody else has. */
final class Taken {

    private Taken() {}

    /** The refusal if any of the seats is not free: for the worst state of any of them, and all seats in that state. */
    static @Nullable Refusal of(House house, int[] places) {
        SeatState worst = SeatState.FREE;
        for (int place : places) {
            SeatState state = state(house, place);
            if (state.compareTo(worst) > 0) {
                worst = state;
            }
        }
        if (worst == SeatState.FREE) {
            return null;
        }
        Reason reason = worst == SeatState.BLOCKED
                ? Reason.SEATS_BLOCKED
                : worst == SeatState.BOOKED ? Reason.SEATS_BOOKED : Reason.SEATS_HELD;
        return Refusal.ofSeats(reason, in(house, places, worst));
    }

    /** The ids of those seats that are in a state. */
    static List<SeatId> in(House house, int[] places, SeatState state) {
        List<SeatId> seats = new ArrayList<>();
        for (int place : places) {
            if (state(house, place) == state) {
                seats.add(house.plan().ref(place).id());
            }
        }
        return seats;
    }

    static SeatState state(House house, int place) {
        return house.section(Places.part(place)).state(Places.index(place));
    }
}
