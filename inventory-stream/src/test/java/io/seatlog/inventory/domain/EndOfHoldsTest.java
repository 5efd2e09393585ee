package io.seatlog.inventory.domain;

import static io.seatlog.inventory.domain.Theatre.SHOWTIME;
import static io.seatlog.inventory.domain.Theatre.customer;
import static io.seatlog.inventory.domain.Theatre.hold;
import static io.seatlog.inventory.domain.Theatre.order;
import static io.seatlog.inventory.domain.Theatre.reason;
import static io.seatlog.inventory.domain.Theatre.refusal;
import static io.seatlog.inventory.domain.Theatre.seats;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatlog.reason.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndOfHoldsTest {

    private final Theatre theatre = Theatre.onSale(Theatre.policy(4));

    private Decision expire(int order) {
        Instant deadline = theatre.house.order(order(order)) == null
                ? theatre.now
                : theatre.house.order(order(order)).deadline();
        return theatre.when(new ExpireHold(order(order), deadline));
    }

    private Decision book(int order) {
        return theatre.when(new BookHold(order(order)));
    }

    private void expired(int order, String... ids) {
        theatre.when(hold(order, ids));
        theatre.after(Duration.ofMinutes(15));
        expire(order);
    }

    @Test
    void booksAHoldOnce() {
        theatre.when(hold(1, "B1", "B2"));

        Decision first = book(1);
        assertThat(((SeatsBooked) first.fact()).deadline())
                .isEqualTo(theatre.house.order(order(1)).deadline());
        assertThat(theatre.state("B1")).isEqualTo(SeatState.BOOKED);

        Decision again = book(1);
        assertThat(again.fact()).isNull();
        assertThat(again.answer().number()).isEqualTo(first.answer().number());
    }

    @Test
    void booksAHoldWhoseExpiryHasNotBeenDecidedThoughItsDeadlineIsPast() {
        theatre.when(hold(1, "B1"));
        theatre.after(Duration.ofHours(1));

        assertThat(book(1).fact()).isInstanceOf(SeatsBooked.class);
        assertThat(reason(expire(1))).isEqualTo(Reason.HOLD_BOOKED);
    }

    @Test
    void booksAnExpiredHoldWhileItsSeatsAreFree() {
        expired(1, "B1", "B2");
        assertThat(theatre.state("B1")).isEqualTo(SeatState.FREE);

        assertThat(book(1).fact()).isInstanceOf(SeatsBooked.class);
        assertThat(theatre.state("B2")).isEqualTo(SeatState.BOOKED);
        assertThat(theatre.house.customer(customer(1)).inUse()).isEqualTo(2);
    }

    @Test
    void refusesALateBookingForEachOfItsReasons() {
        expired(1, "B1", "B2");
        theatre.when(hold(2, "B1"));
        assertThat(refusal(book(1))).isEqualTo(Refusal.ofSeats(Reason.SEATS_HELD, seats("B1")));
        book(2);
        assertThat(reason(book(1))).isEqualTo(Reason.SEATS_BOOKED);
        theatre.when(new BlockSeats(SHOWTIME, seats("B2"), ""));
        assertThat(reason(book(1))).isEqualTo(Reason.SEATS_BLOCKED);
        theatre.when(new HoldSeats(order(3), customer(1), seats("C1", "C2", "C3"), null));
        assertThat(refusal(book(1))).isEqualTo(Refusal.overLimit(4, 3));
        theatre.now = Theatre.START;
        assertThat(reason(book(1))).isEqualTo(Reason.SALES_CLOSED);
        theatre.when(new CancelShowtime(SHOWTIME));
        assertThat(reason(book(1))).isEqualTo(Reason.SHOWTIME_CANCELLED);
        theatre.when(new ReleaseHold(order(1), null));
        assertThat(reason(book(1))).isEqualTo(Reason.HOLD_CANCELLED);
        assertThat(reason(book(99))).isEqualTo(Reason.HOLD_UNKNOWN);
    }

    @Test
    void booksAHeldHoldThoughSalesHaveClosedOrPaused() {
        theatre.when(hold(1, "B1"));
        theatre.when(new PauseSales(SHOWTIME));
        theatre.now = Theatre.START.plusSeconds(1);

        assertThat(reason(book(1))).isNull();
    }

    @Test
    void releasesAHoldForItsCustomerAndForAnOrganiser() {
        theatre.when(hold(1, "B1"));
        theatre.when(hold(2, "B2"));

        assertThat(reason(theatre.when(new ReleaseHold(order(1), customer(2))))).isEqualTo(Reason.HOLD_UNKNOWN);
        Decision own = theatre.when(new ReleaseHold(order(1), customer(1)));
        assertThat(((SeatsReleased) own.fact()).cause()).isEqualTo(ReleaseCause.CANCELLED);
        assertThat(theatre.when(new ReleaseHold(order(2), null)).fact()).isNotNull();
        assertThat(theatre.state("B1")).isEqualTo(SeatState.FREE);
        assertThat(theatre.house.customer(customer(1)).inUse()).isZero();

        Decision again = theatre.when(new ReleaseHold(order(1), customer(1)));
        assertThat(again.fact()).isNull();
        assertThat(again.answer().number()).isEqualTo(own.answer().number());
    }

    @Test
    void cancelsAnExpiredHoldWithoutSeatsSoThatNoBookingFollows() {
        expired(1, "B1");
        theatre.when(hold(2, "B1"));

        SeatsReleased fact = (SeatsReleased)
                theatre.when(new ReleaseHold(order(1), customer(1))).fact();

        assertThat(fact.seats()).isEmpty();
        assertThat(theatre.state("B1")).isEqualTo(SeatState.HELD);
        assertThat(reason(book(1))).isEqualTo(Reason.HOLD_CANCELLED);
    }

    @Test
    void releasesNoBooking() {
        theatre.when(hold(1, "B1"));
        book(1);

        assertThat(reason(theatre.when(new ReleaseHold(order(1), customer(1))))).isEqualTo(Reason.HOLD_BOOKED);
        assertThat(reason(theatre.when(new ReleaseHold(order(7), customer(1))))).isEqualTo(Reason.HOLD_UNKNOWN);
    }

    @Test
    void expiresAHoldAtItsDeadlineNeverBefore() {
        theatre.when(hold(1, "B1"));
        Instant deadline = theatre.house.order(order(1)).deadline();
        theatre.now = deadline.minusMillis(1);
        assertThat(reason(expire(1))).isEqualTo(Reason.NOT_DUE);
        assertThat(reason(theatre.when(new ExpireHold(order(1), theatre.now)))).isEqualTo(Reason.NOT_DUE);

        theatre.now = deadline;
        SeatsReleased fact = (SeatsReleased) expire(1).fact();
        assertThat(fact.cause()).isEqualTo(ReleaseCause.EXPIRED);
        assertThat(fact.deadline()).isEqualTo(deadline);
        assertThat(reason(expire(1))).isEqualTo(Reason.HOLD_ENDED);
        assertThat(reason(expire(5))).isEqualTo(Reason.HOLD_UNKNOWN);
    }

    @Test
    void returnsBookedSeatsOneByOneEachOnce() {
        theatre.when(hold(1, "B1", "B2", "B3"));
        assertThat(reason(theatre.when(new ReturnSeats(order(1), seats("B1"))))).isEqualTo(Reason.NOT_BOOKED);
        book(1);

        SeatsReleased one = (SeatsReleased)
                theatre.when(new ReturnSeats(order(1), seats("B2"))).fact();
        assertThat(one.seats()).extracting(s -> s.id().value()).containsExactly("B2");
        assertThat(one.cause()).isEqualTo(ReleaseCause.REFUNDED);
        assertThat(Theatre.held(theatre.when(hold(2, "B2")))).containsExactly("B2");

        assertThat(theatre.when(new ReturnSeats(order(1), seats("B2"))).fact()).isNull();
        assertThat(theatre.state("B2")).isEqualTo(SeatState.HELD);
        SeatsReleased rest = (SeatsReleased)
                theatre.when(new ReturnSeats(order(1), List.of())).fact();
        assertThat(rest.seats()).extracting(s -> s.id().value()).containsExactly("B1", "B3");
        assertThat(theatre.house.customer(customer(1)).inUse()).isZero();
        assertThat(reason(theatre.when(hold(1, "B1", "B2", "B3")))).isEqualTo(Reason.ORDER_ENDED);
    }

    @Test
    void answersABookingAgainAfterItsSeatsWereReturned() {
        theatre.when(hold(1, "B1"));
        Decision booked = book(1);
        theatre.when(new ReturnSeats(order(1), List.of()));

        Decision again = book(1);

        assertThat(again.fact()).isNull();
        assertThat(again.answer().number()).isEqualTo(booked.answer().number());
        assertThat(theatre.state("B1")).isEqualTo(SeatState.FREE);
    }

    @Test
    void returnsNoSeatOfAnotherOrder() {
        theatre.when(hold(1, "B1"));
        book(1);

        assertThat(refusal(theatre.when(new ReturnSeats(order(1), seats("B1", "B5")))))
                .isEqualTo(Refusal.ofSeats(Reason.SEAT_NOT_IN_ORDER, seats("B5")));
        assertThat(reason(theatre.when(new ReturnSeats(order(9), seats("B1"))))).isEqualTo(Reason.HOLD_UNKNOWN);
    }

    @Test
    void givesBackNoSeatThatAnotherOrderHas() {
        theatre.when(hold(1, "B1"));
        SeatsReleased release = (SeatsReleased)
                new ReleaseHold(order(1), null).decide(theatre.house, stamp()).fact();
        theatre.when(new ReleaseHold(order(1), null));
        theatre.when(hold(2, "B1"));

        assertThatThrownBy(() -> Changes.of(release, theatre.house))
                .isInstanceOf(BrokenInvariantException.class)
                .hasMessageContaining("Seat B1");
        assertThat(theatre.state("B1")).isEqualTo(SeatState.HELD);
    }

    private Stamp stamp() {
        return new Stamp(theatre.now, "c", 0, 0);
    }
}
