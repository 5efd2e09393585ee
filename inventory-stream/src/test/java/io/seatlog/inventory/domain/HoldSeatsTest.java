package io.seatlog.inventory.domain;

import static io.seatlog.inventory.domain.Theatre.hold;
import static io.seatlog.inventory.domain.Theatre.holdBest;
import static io.seatlog.inventory.domain.Theatre.order;
import static io.seatlog.inventory.domain.Theatre.reason;
import static io.seatlog.inventory.domain.Theatre.refusal;
import static io.seatlog.inventory.domain.Theatre.seats;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.SectionId;
import io.seatlog.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldSeatsTest {

    private final Theatre theatre = Theatre.onSale();

    @Test
    void holdsNamedSeatsAtTheirPriceUntilTheDeadline() {
        Decision decision = theatre.when(hold(1, "B3", "B4"));

        SeatsHeld fact = (SeatsHeld) decision.fact();
        assertThat(fact.seats()).extracting(s -> s.row() + s.number()).containsExactly("B3", "B4");
        assertThat(fact.seats()).extracting(SoldSeat::index).containsExactly(10, 11);
        assertThat(fact.total()).isEqualTo(10_000);
        assertThat(fact.deadline()).isEqualTo(theatre.now.plus(Duration.ofMinutes(15)));
        assertThat(fact.number()).isEqualTo(theatre.facts.size());
        assertThat(theatre.state("B3")).isEqualTo(SeatState.HELD);
        assertThat(theatre.house.customer(Theatre.customer(1)).inUse()).isEqualTo(2);
    }

    @Test
    void answersARepeatWithTheFirstAnswerWhateverElseHolds() {
        Answer.Held first = (Answer.Held) theatre.when(hold(1, "B3", "B4")).answer();
        theatre.when(new PauseSales(Theatre.SHOWTIME));
        theatre.after(Duration.ofMinutes(3));

        Decision repeat = theatre.when(hold(1, "B4", "B3"));

        assertThat(repeat.fact()).isNull();
        Answer.Held again = (Answer.Held) repeat.answer();
        assertThat(again.replayed()).isTrue();
        assertThat(again).usingRecursiveComparison().ignoringFields("replayed").isEqualTo(first);
    }

    @Test
    void keepsTheFirstPriceInARepeatAfterAPriceChange() {
        Answer.Held first = (Answer.Held) theatre.when(hold(1, "B3")).answer();
        Policy dearer = OrganisingTest.withPrice(Theatre.policy(), Theatre.SEAT, 9_900);
        theatre.when(
                new ChangeShowtime(Theatre.SHOWTIME, theatre.house.showtime().revision(), dearer));

        assertThat(((Answer.Held) theatre.when(hold(1, "B3")).answer()).total()).isEqualTo(first.total());
        assertThat(((Answer.Held) theatre.when(hold(2, "B4")).answer()).total()).isEqualTo(9_900);
    }

    @Test
    void refusesAnotherRequestUnderTheSameOrder() {
        theatre.when(hold(1, "B3"));

        assertThat(reason(theatre.when(hold(1, "B4")))).isEqualTo(Reason.ORDER_EXISTS_DIFFERENT);
        assertThat(reason(theatre.when(holdBest(1, 1)))).isEqualTo(Reason.ORDER_EXISTS_DIFFERENT);
        HoldSeats foreign = new HoldSeats(order(1), Theatre.customer(9), seats("B3"), null);
        assertThat(reason(theatre.when(foreign))).isEqualTo(Reason.ORDER_EXISTS_DIFFERENT);
    }

    @Test
    void tellsARepeatThatTheOrderHasEnded() {
        theatre.when(hold(1, "B3"));
        theatre.when(new ReleaseHold(order(1), null));

        assertThat(reason(theatre.when(hold(1, "B3")))).isEqualTo(Reason.ORDER_ENDED);
    }

    @Test
    void forgetsARefusalSoThatTheSameKeyMaySucceedLater() {
        theatre.when(hold(1, "B3"));
        assertThat(reason(theatre.when(hold(2, "B3")))).isEqualTo(Reason.SEATS_HELD);
        theatre.when(new ReleaseHold(order(1), null));

        assertThat(Theatre.held(theatre.when(hold(2, "B3")))).containsExactly("B3");
    }

    @Test
    void knowsNoOtherShowtime() {
        HeapHouse empty = new HeapHouse(Theatre.SHOWTIME);
        Decision decision = hold(1, "B3").decide(empty, new Stamp(theatre.now, "c", 0, 0));

        assertThat(reason(decision)).isEqualTo(Reason.SHOWTIME_UNKNOWN);
    }

    @Test
    void refusesRequestsThatAskForNothingOrTooMuch() {
        List<String> tooMany = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            tooMany.add("X" + i);
        }
        assertThat(reason(theatre.when(hold(1)))).isEqualTo(Reason.REQUEST_INVALID);
        assertThat(reason(theatre.when(holdBest(1, 0)))).isEqualTo(Reason.REQUEST_INVALID);
        assertThat(reason(theatre.when(holdBest(1, 101)))).isEqualTo(Reason.REQUEST_INVALID);
        assertThat(reason(theatre.when(hold(1, "B3", "B3")))).isEqualTo(Reason.REQUEST_INVALID);
        assertThat(reason(theatre.when(hold(1, tooMany.toArray(String[]::new)))))
                .isEqualTo(Reason.REQUEST_INVALID);
        HoldSeats both = new HoldSeats(order(1), Theatre.customer(1), seats("B3"), Theatre.any(1));
        assertThat(reason(theatre.when(both))).isEqualTo(Reason.REQUEST_INVALID);
    }

    @Test
    void refusesUnknownSectionsCategoriesAndSeats() {
        BestChoice nowhere = new BestChoice(1, List.of(new SectionId("moon")), List.of(new Category("gold")), false);
        BestChoice noSuch = new BestChoice(1, List.of(Theatre.STALLS), List.of(new Category("gold")), false);

        assertThat(reason(theatre.when(holdBest(1, nowhere)))).isEqualTo(Reason.SECTION_UNKNOWN);
        assertThat(reason(theatre.when(holdBest(1, noSuch)))).isEqualTo(Reason.CATEGORY_UNKNOWN);
        Decision unknown = theatre.when(hold(1, "B3", "Z1", "Z2"));
        assertThat(refusal(unknown)).isEqualTo(Refusal.ofSeats(Reason.SEAT_UNKNOWN, seats("Z1", "Z2")));
    }

    @Test
    void letsNobodyNameANamelessPlace() {
        assertThat(reason(theatre.when(hold(1, "floor:1")))).isEqualTo(Reason.SEAT_UNKNOWN);
    }

    @Test
    void mindsTheSaleWindow() {
        theatre.now = Theatre.OPEN.minusMillis(1);
        Decision early = theatre.when(hold(1, "B3"));
        assertThat(reason(early)).isEqualTo(Reason.SALES_NOT_OPEN);
        assertThat(refusal(early).salesOpenAt()).isEqualTo(Theatre.OPEN);

        theatre.now = Theatre.OPEN;
        assertThat(Theatre.held(theatre.when(hold(1, "B3")))).containsExactly("B3");

        theatre.now = Theatre.START;
        assertThat(reason(theatre.when(hold(2, "B4")))).isEqualTo(Reason.SALES_CLOSED);
        theatre.now = Theatre.START.plus(Policy.LENGTH_DEFAULT);
        assertThat(reason(theatre.when(hold(2, "B4")))).isEqualTo(Reason.SHOWTIME_ENDED);
    }

    @Test
    void mindsPauseAndCancellation() {
        theatre.when(new PauseSales(Theatre.SHOWTIME));
        assertThat(reason(theatre.when(hold(1, "B3")))).isEqualTo(Reason.SALES_PAUSED);
        theatre.when(new ResumeSales(Theatre.SHOWTIME));
        theatre.when(new CancelShowtime(Theatre.SHOWTIME));
        assertThat(reason(theatre.when(hold(1, "B3")))).isEqualTo(Reason.SHOWTIME_CANCELLED);
    }

    @Test
    void countsSeatsOfACustomerAcrossOrders() {
        HoldSeats four = new HoldSeats(order(1), Theatre.customer(1), List.of(), Theatre.any(4));
        HoldSeats three = new HoldSeats(order(2), Theatre.customer(1), List.of(), Theatre.any(3));
        HoldSeats two = new HoldSeats(order(3), Theatre.customer(1), List.of(), Theatre.any(2));
        theatre.when(four);

        assertThat(refusal(theatre.when(three))).isEqualTo(Refusal.overLimit(6, 4));
        theatre.when(new BookHold(order(1)));
        assertThat(refusal(theatre.when(three))).isEqualTo(Refusal.overLimit(6, 4));
        assertThat(reason(theatre.when(two))).isNull();
    }

    @Test
    void boundsTheOrdersThatACustomerEverHadAccepted() {
        for (int i = 0; i < 100; i++) {
            assertThat(reason(theatre.when(new HoldSeats(order(i), Theatre.customer(1), seats("B1"), null))))
                    .isNull();
            theatre.when(new ReleaseHold(order(i), null));
        }
        Refusal refusal = refusal(theatre.when(new HoldSeats(order(100), Theatre.customer(1), seats("B1"), null)));
        assertThat(refusal.reason()).isEqualTo(Reason.CUSTOMER_LIMIT);
        assertThat(refusal.limit()).as("orders, not seats").isEqualTo(100);
        assertThat(refusal.inUse()).isEqualTo(100);
        assertThat(refusal.detail()).contains("orders");
    }

    @Test
    void namesTheSeatsInTheWayWorstStateFirst() {
        theatre.when(hold(1, "B1", "B2"));
        theatre.when(hold(2, "B3"));
        theatre.when(new BookHold(order(2)));

        assertThat(refusal(theatre.when(hold(3, "B1", "B2", "B3", "B8"))))
                .isEqualTo(Refusal.ofSeats(Reason.SEATS_BLOCKED, seats("B8")));
        assertThat(refusal(theatre.when(hold(3, "B1", "B2", "B3"))))
                .isEqualTo(Refusal.ofSeats(Reason.SEATS_BOOKED, seats("B3")));
        assertThat(refusal(theatre.when(hold(3, "B1", "B2", "B5"))))
                .isEqualTo(Refusal.ofSeats(Reason.SEATS_HELD, seats("B1", "B2")));
        assertThat(theatre.state("B5")).isEqualTo(SeatState.FREE);
    }

    @Test
    void sellsAWheelchairSeatToWhoNamesIt() {
        assertThat(Theatre.held(theatre.when(hold(1, "A1")))).containsExactly("A1");
    }
}
