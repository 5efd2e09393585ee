package io.seatlog.order.domain;

/**
 * What an order has heard of the seat log and asked of it.
 *
 * @param number      of the last fact applied
 * @param bookAsked   BookHold was asked for; once an order, for its refusal ends in a void
 * @param accepted    the first answer to our BookHold was yes
 * @param booked      the fact of our BookHold has come
 * @param returnAsked all seats are on their way back
 * @param calledOff   the showtime is called off
 */
public record SeatProgress(
        long number, boolean bookAsked, boolean accepted, boolean booked, boolean returnAsked, boolean calledOff) {

    static SeatProgress held(long number) {
        return new SeatProgress(number, false, false, false, false, false);
    }

    SeatProgress at(long factNumber) {
        return new SeatProgress(factNumber, bookAsked, accepted, booked, returnAsked, calledOff);
    }

    SeatProgress asked() {
        return new SeatProgress(number, true, accepted, booked, returnAsked, calledOff);
    }

    SeatProgress withAnswer() {
        return new SeatProgress(number, bookAsked, true, booked, returnAsked, calledOff);
    }

    SeatProgress withFact() {
        return new SeatProgress(number, bookAsked, accepted, true, returnAsked, calledOff);
    }

    SeatProgress returning() {
        return new SeatProgress(number, bookAsked, accepted, booked, true, calledOff);
    }

    SeatProgress called() {
        return new SeatProgress(number, bookAsked, accepted, booked, returnAsked, true);
    }
}
