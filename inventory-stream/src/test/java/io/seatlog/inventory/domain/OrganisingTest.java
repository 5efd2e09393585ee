package io.seatlog.inventory.domain;

import static io.seatlog.inventory.domain.Theatre.SHOWTIME;
import static io.seatlog.inventory.domain.Theatre.hold;
import static io.seatlog.inventory.domain.Theatre.order;
import static io.seatlog.inventory.domain.Theatre.reason;
import static io.seatlog.inventory.domain.Theatre.refusal;
import static io.seatlog.inventory.domain.Theatre.seats;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.reason.Reason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrganisingTest {

    private final Theatre theatre = Theatre.onSale();

    static Policy withPrice(Policy policy, Category category, long amount) {
        Map<Category, Price> prices = new LinkedHashMap<>(policy.prices());
        prices.put(category, new Price(amount, 0, 0));
        return with(policy, policy.holdFor(), policy.currency(), prices, policy.onlyIfNamed());
    }

    static Policy holdFor(Policy policy, Duration holdFor) {
        return with(policy, holdFor, policy.currency(), policy.prices(), policy.onlyIfNamed());
    }

    static Policy with(
            Policy p, Duration holdFor, String currency, Map<Category, Price> prices, List<Category> onlyIfNamed) {
        return new Policy(
                p.startsAt(),
                p.endsAt(),
                p.salesOpenAt(),
                p.salesCloseAt(),
                currency,
                holdFor,
                p.maxSeatsPerCustomer(),
                p.keepFor(),
                p.refund(),
                prices,
                onlyIfNamed,
                p.texts());
    }

    private Decision change(Policy policy) {
        return theatre.when(
                new ChangeShowtime(SHOWTIME, theatre.house.showtime().revision(), policy));
    }

    @Test
    void changesThePolicyForLaterHolds() {
        Answer.Held before = (Answer.Held) theatre.when(hold(1, "B1")).answer();
        long revision = theatre.house.showtime().revision();

        Decision decision = change(holdFor(Theatre.policy(), Duration.ofSeconds(5)));

        assertThat(((Answer.Done) decision.answer()).revision()).isGreaterThan(revision);
        assertThat(theatre.house.order(order(1)).deadline()).isEqualTo(before.deadline());
        Answer.Held after = (Answer.Held) theatre.when(hold(2, "B2")).answer();
        assertThat(after.deadline()).isEqualTo(theatre.now.plusSeconds(5));
    }

    @Test
    void refusesAChangeFromAnOlderRevision() {
        Policy changed = holdFor(Theatre.policy(), Duration.ofSeconds(5));
        long revision = theatre.house.showtime().revision();
        theatre.when(new PauseSales(SHOWTIME));

        Decision decision = theatre.when(new ChangeShowtime(SHOWTIME, revision, changed));

        assertThat(refusal(decision))
                .isEqualTo(Refusal.moved(theatre.house.showtime().revision()));
    }

    @Test
    void answersARepeatedChangeThoughTheRevisionMoved() {
        Policy changed = holdFor(Theatre.policy(), Duration.ofSeconds(5));
        long revision = theatre.house.showtime().revision();
        Decision first = theatre.when(new ChangeShowtime(SHOWTIME, revision, changed));

        Decision again = theatre.when(new ChangeShowtime(SHOWTIME, revision, changed));

        assertThat(again.fact()).isNull();
        assertThat(again.answer().number()).isEqualTo(first.answer().number());
    }

    @Test
    void freezesCurrencyAndNamedCategoriesAndChecksThePolicy() {
        Policy p = Theatre.policy();
        assertThat(reason(change(with(p, p.holdFor(), "USD", p.prices(), p.onlyIfNamed()))))
                .isEqualTo(Reason.POLICY_INVALID);
        assertThat(reason(change(with(p, p.holdFor(), "EUR", p.prices(), List.of()))))
                .isEqualTo(Reason.POLICY_INVALID);
        assertThat(reason(change(with(p, p.holdFor(), "EUR", Map.of(), p.onlyIfNamed()))))
                .isEqualTo(Reason.POLICY_INVALID);
        assertThat(reason(change(holdFor(p, Duration.ofSeconds(4))))).isEqualTo(Reason.POLICY_INVALID);
        assertThat(reason(change(holdFor(p, Duration.ofDays(2))))).isEqualTo(Reason.POLICY_INVALID);
    }

    @Test
    void pausesAndResumesOnce() {
        assertThat(theatre.when(new PauseSales(SHOWTIME)).fact()).isInstanceOf(SalesPaused.class);
        assertThat(theatre.when(new PauseSales(SHOWTIME)).fact()).isNull();
        assertThat(theatre.when(new ResumeSales(SHOWTIME)).fact()).isInstanceOf(SalesResumed.class);
        assertThat(theatre.when(new ResumeSales(SHOWTIME)).fact()).isNull();
        assertThat(theatre.house.showtime().revision()).isEqualTo(theatre.facts.size());
    }

    @Test
    void pausesAndResumesTheRevisionThatIsStatedAndNoOther() {
        long opened = theatre.house.showtime().revision();
        assertThat(refusal(theatre.when(new PauseSales(SHOWTIME, opened - 1)))).isEqualTo(Refusal.moved(opened));
        assertThat(theatre.when(new PauseSales(SHOWTIME, opened)).fact()).isInstanceOf(SalesPaused.class);

        long paused = theatre.house.showtime().revision();
        assertThat(refusal(theatre.when(new ResumeSales(SHOWTIME, opened)))).isEqualTo(Refusal.moved(paused));
        assertThat(reason(theatre.when(new PauseSales(SHOWTIME, opened))))
                .as("a repeat of what was done")
                .isNull();
        assertThat(theatre.when(new ResumeSales(SHOWTIME, paused)).fact()).isInstanceOf(SalesResumed.class);
    }

    @Test
    void aCancelledShowtimeTakesNoOtherChange() {
        assertThat(theatre.when(new CancelShowtime(SHOWTIME)).fact()).isInstanceOf(ShowtimeCancelled.class);
        assertThat(reason(theatre.when(new CancelShowtime(SHOWTIME)))).isNull();
        assertThat(reason(theatre.when(new PauseSales(SHOWTIME)))).isEqualTo(Reason.SHOWTIME_CANCELLED);
        assertThat(reason(theatre.when(new ResumeSales(SHOWTIME)))).isEqualTo(Reason.SHOWTIME_CANCELLED);
        assertThat(reason(change(holdFor(Theatre.policy(), Duration.ofSeconds(9)))))
                .isEqualTo(Reason.SHOWTIME_CANCELLED);
    }

    @Test
    void knowsNoShowtimeBeforeItOpens() {
        Theatre draft = new Theatre();
        draft.layOut(Theatre.DRAFT);

        assertThat(reason(draft.when(new PauseSales(SHOWTIME)))).isEqualTo(Reason.SHOWTIME_UNKNOWN);
        assertThat(reason(draft.when(new CancelShowtime(SHOWTIME)))).isEqualTo(Reason.SHOWTIME_UNKNOWN);
        assertThat(reason(draft.when(new BlockSeats(SHOWTIME, seats("B1"), ""))))
                .isEqualTo(Reason.SHOWTIME_UNKNOWN);
    }

    @Test
    void blocksAndUnblocksSeatsAndNamelessPlaces() {
        Decision blocked = theatre.when(new BlockSeats(SHOWTIME, seats("B1", "B8", "floor:2"), "camera"));
        assertThat(((SeatsBlocked) blocked.fact()).seats())
                .extracting(s -> s.id().value())
                .containsExactly("B1", "floor:2");
        assertThat(theatre.when(new BlockSeats(SHOWTIME, seats("B1"), "camera")).fact())
                .isNull();
        assertThat(theatre.state("floor:2")).isEqualTo(SeatState.BLOCKED);

        theatre.when(new UnblockSeats(SHOWTIME, seats("B1", "floor:2"), ""));
        assertThat(theatre.state("B1")).isEqualTo(SeatState.FREE);
        assertThat(refusal(theatre.when(new UnblockSeats(SHOWTIME, seats("B1", "B8"), ""))))
                .isEqualTo(Refusal.ofSeats(Reason.NOT_BLOCKED, seats("B1")));
    }

    @Test
    void blocksNoSeatThatSomebodyHas() {
        theatre.when(hold(1, "B1"));
        theatre.when(hold(2, "B2"));
        theatre.when(new BookHold(order(2)));

        assertThat(refusal(theatre.when(new BlockSeats(SHOWTIME, seats("B1", "B2", "Z9"), ""))))
                .isEqualTo(Refusal.ofSeats(Reason.SEAT_UNKNOWN, seats("Z9")));
        assertThat(refusal(theatre.when(new BlockSeats(SHOWTIME, seats("B1", "B2"), ""))))
                .isEqualTo(Refusal.ofSeats(Reason.SEATS_BOOKED, seats("B2")));
        assertThat(refusal(theatre.when(new BlockSeats(SHOWTIME, seats("B1", "B3"), ""))))
                .isEqualTo(Refusal.ofSeats(Reason.SEATS_HELD, seats("B1")));
        assertThat(reason(theatre.when(new UnblockSeats(SHOWTIME, seats("B1"), ""))))
                .isEqualTo(Reason.SEATS_HELD);
        assertThat(reason(theatre.when(new BlockSeats(SHOWTIME, seats(), "")))).isEqualTo(Reason.REQUEST_INVALID);
    }
}
