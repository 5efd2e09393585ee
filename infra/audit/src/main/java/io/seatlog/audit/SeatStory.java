package io.seatlog.audit;

import io.seatlog.wire.SeatsHeld;
import io.seatlog.wire.SoldSeat;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What the facts tell of one order. */
final class SeatStory {

    /** Where an order's seats stand. */
    enum End {
        HELD,
        EXPIRED,
        CANCELLED,
        BOOKED
    }

    private final SeatsHeld hold;
    private final Set<String> returned = new HashSet<>();
    private End end = End.HELD;

    SeatStory(SeatsHeld hold) {
        this.hold = hold;
    }

    SeatsHeld hold() {
        return hold;
    }

    End end() {
        return end;
    }

    void ends(End now) {
        end = now;
    }

    /** Seats that were booked and given back. */
    Set<String> returned() {
        return returned;
    }

    void returns(Collection<String> seats) {
        returned.addAll(seats);
    }

    /** Whether at least one seat is the order's for good. */
    boolean keepsSeats() {
        return end == End.BOOKED && returned.size() < hold.getSeats().size();
    }

    long total() {
        return hold.getSeats().stream()
                .map(SoldSeat::getPrice)
                .mapToLong(price -> price.getAmount())
                .sum();
    }
}
