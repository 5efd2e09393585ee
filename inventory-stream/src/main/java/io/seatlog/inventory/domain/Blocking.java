package io.seatlog.inventory.domain;

import io.seatlog.id.SeatId;
import io.seatlog.reason.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What taking seats out of the sale and putting them back have in common: seats may be places of a GENERAL section, and
 * none of them may be an order's.
 *
 * @param places  of the seats, if there is no refusal
 * @param refusal why it cannot be, or null
 */
record Blocking(int[] places, @Nullable Refusal refusal) {

    /** Most seats of one command. */
    private static final int SEATS_MAX = 10_000;

    static Blocking of(House house, List<SeatId> seats) {
        Showtime showtime = house.showtime();
        if (showtime == null || !showtime.stage().isOpen()) {
            return refused(Refusal.of(Reason.SHOWTIME_UNKNOWN));
        }
        if (seats.isEmpty() || seats.size() > SEATS_MAX || new HashSet<>(seats).size() < seats.size()) {
            return refused(Refusal.of(Reason.REQUEST_INVALID, "1 to 10000 seats, each once"));
        }
        int[] places = new int[seats.size()];
        List<SeatId> unknown = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            places[i] = house.plan().seatOrPlace(seats.get(i));
            if (places[i] == Places.NONE) {
                unknown.add(seats.get(i));
            }
        }
        if (!unknown.isEmpty()) {
            return refused(Refusal.ofSeats(Reason.SEAT_UNKNOWN, unknown));
        }
        List<SeatId> booked = Taken.in(house, places, SeatState.BOOKED);
        if (!booked.isEmpty()) {
            return refused(Refusal.ofSeats(Reason.SEATS_BOOKED, booked));
        }
        List<SeatId> held = Taken.in(house, places, SeatState.HELD);
        return held.isEmpty() ? new Blocking(places, null) : refused(Refusal.ofSeats(Reason.SEATS_HELD, held));
    }

    private static Blocking refused(Refusal refusal) {
        return new Blocking(new int[0], refusal);
    }

    /** Those of the seats that are in a state. */
    List<SeatRef> seatsIn(House house, SeatState state) {
        List<SeatRef> seats = new ArrayList<>(places.length);
        for (int place : places) {
            if (Taken.state(house, place) == state) {
                seats.add(house.plan().ref(place));
            }
        }
        return List.copyOf(seats);
    }
}
