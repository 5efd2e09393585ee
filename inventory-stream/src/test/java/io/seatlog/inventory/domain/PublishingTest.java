package io.seatlog.inventory.domain;

import static io.seatlog.inventory.domain.Theatre.DRAFT;
import static io.seatlog.inventory.domain.Theatre.SHOWTIME;
import static io.seatlog.inventory.domain.Theatre.hold;
import static io.seatlog.inventory.domain.Theatre.order;
import static io.seatlog.inventory.domain.Theatre.reason;
import static io.seatlog.inventory.domain.Theatre.refusal;
import static io.seatlog.inventory.domain.Theatre.seats;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.SectionId;
import io.seatlog.reason.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishingTest {

    private final Theatre theatre = new Theatre();

    private OpenShowtime opening(String draft, Policy policy, List<SectionRef> sections, String... blocked) {
        return new OpenShowtime(SHOWTIME, draft, "plan", 1, policy, sections, seats(blocked));
    }

    @Test
    void opensOnceAllPartsAreThere() {
        Part first = Theatre.parts().get(0);
        theatre.when(new OpenSection(SHOWTIME, DRAFT, first));
        assertThat(refusal(theatre.when(Theatre.opening(Theatre.policy()))).detail())
                .isEqualTo("stalls/1");
        assertThat(reason(theatre.when(Theatre.opening(Theatre.policy())))).isEqualTo(Reason.SECTION_MISSING);

        theatre.layOut(DRAFT);
        Decision opened = theatre.when(Theatre.opening(Theatre.policy()));

        assertThat(opened.fact()).isInstanceOf(ShowtimeOpened.class);
        assertThat(theatre.count(SeatState.FREE)).isEqualTo(39);
        assertThat(theatre.state("B8")).isEqualTo(SeatState.BLOCKED);
        assertThat(theatre.facts).extracting(Fact::number).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void opensTheSameDraftOnceAndNoOther() {
        theatre.layOut(DRAFT);
        Decision first = theatre.when(Theatre.opening(Theatre.policy()));
        Decision again = theatre.when(Theatre.opening(Theatre.policy()));

        assertThat(again.fact()).isNull();
        assertThat(again.answer().number()).isEqualTo(first.answer().number());
        assertThat(reason(theatre.when(opening("d2", Theatre.policy(), Theatre.sections()))))
                .isEqualTo(Reason.SHOWTIME_EXISTS_DIFFERENT);
        assertThat(reason(theatre.when(
                        new OpenSection(SHOWTIME, DRAFT, Theatre.parts().get(0)))))
                .isEqualTo(Reason.SHOWTIME_ALREADY_OPEN);
    }

    @Test
    void aLaterDraftReplacesOneThatNeverOpened() {
        theatre.when(new OpenSection(SHOWTIME, "half", Theatre.parts().get(0)));
        theatre.layOut(DRAFT);

        assertThat(theatre.when(Theatre.opening(Theatre.policy())).fact()).isNotNull();
        assertThat(theatre.when(hold(1, "B1")).fact()).isNotNull();
    }

    @Test
    void laysOutAPartOnce() {
        theatre.when(new OpenSection(SHOWTIME, DRAFT, Theatre.parts().get(0)));

        Decision again =
                theatre.when(new OpenSection(SHOWTIME, DRAFT, Theatre.parts().get(0)));

        assertThat(again.fact()).isNull();
        assertThat(theatre.facts).hasSize(1);
    }

    @Test
    void refusesPartsWithAFault() {
        Part.Row row = new Part.Row("A", List.of("1", "1"), List.of("1", "2"), List.of(0, 0), List.of(1, 2), List.of());
        Part.Row ragged = new Part.Row("A", List.of("1", "2"), List.of("1"), List.of(0, 0), List.of(1, 2), List.of());
        Part.Row strange =
                new Part.Row("A", List.of("1", "2"), List.of("1", "2"), List.of(0, 7), List.of(1, 2), List.of());
        SectionId a = new SectionId("a");
        List<Category> one = List.of(Theatre.SEAT);

        for (Part part : List.of(
                new Part(a, "", 0, 1, 0, 2, one, new Part.Rows(List.of(row))),
                new Part(a, "", 0, 1, 0, 2, one, new Part.Rows(List.of(ragged))),
                new Part(a, "", 0, 1, 0, 2, one, new Part.Rows(List.of(strange))),
                new Part(a, "", 0, 1, 0, 3, one, new Part.Rows(List.of())),
                new Part(a, "", 0, 1, 0, 2_001, one, new Part.General(2_001)),
                new Part(a, "", 0, 1, 0, 7, one, new Part.General(6)),
                new Part(a, "", 1, 1, 0, 6, one, new Part.General(6)),
                new Part(a, "", 0, 1, 0, 6, List.of(), new Part.General(6)),
                new Part(a, "", 0, 1, 0, 6, one, new Part.Grid(0, 6, 0, null)),
                new Part(a, "", 0, 1, 0, 6, one, new Part.Grid(2_000, 2_000, 0, null)))) {
            assertThat(reason(theatre.when(new OpenSection(SHOWTIME, DRAFT, part))))
                    .as(part.toString())
                    .isEqualTo(Reason.SECTION_INVALID);
        }
    }

    @Test
    void refusesASeatThatStandsTwiceInTheHouse() {
        Part.Row row = new Part.Row("A", List.of("x"), List.of("1"), List.of(0), List.of(1), List.of());
        for (String id : List.of("a", "b")) {
            theatre.when(new OpenSection(
                    SHOWTIME,
                    DRAFT,
                    new Part(new SectionId(id), "", 0, 1, 0, 1, List.of(Theatre.SEAT), new Part.Rows(List.of(row)))));
        }
        List<SectionRef> sections = List.of(
                new SectionRef(new SectionId("a"), "", SectionKind.SEATED, 1, 1, List.of()),
                new SectionRef(new SectionId("b"), "", SectionKind.SEATED, 1, 1, List.of()));

        assertThat(reason(theatre.when(opening(DRAFT, Theatre.policy(), sections))))
                .isEqualTo(Reason.SECTION_INVALID);
    }

    @Test
    void refusesWhatDoesNotMakeAShowtime() {
        theatre.layOut(DRAFT);
        Policy p = Theatre.policy();
        Policy unpriced = OrganisingTest.with(p, p.holdFor(), "EUR", Map.of(), List.of());

        assertThat(reason(theatre.when(opening(DRAFT, unpriced, Theatre.sections()))))
                .isEqualTo(Reason.PRICE_MISSING);
        assertThat(reason(theatre.when(opening(DRAFT, OrganisingTest.holdFor(p, Duration.ZERO), Theatre.sections()))))
                .isEqualTo(Reason.POLICY_INVALID);
        assertThat(reason(theatre.when(opening(DRAFT, p, Theatre.sections(), "Q1"))))
                .isEqualTo(Reason.SEAT_UNKNOWN);
        assertThat(reason(theatre.when(opening(DRAFT, p, List.of())))).isEqualTo(Reason.SECTION_INVALID);
        OpenShowtime unknownRules = new OpenShowtime(SHOWTIME, DRAFT, "plan", 2, p, Theatre.sections(), List.of());
        assertThat(reason(theatre.when(unknownRules))).isEqualTo(Reason.POLICY_INVALID);
        assertThat(theatre.house.showtime()).isNull();
    }

    @Test
    void closesWhenDueAndNoSeatIsHeld() {
        Theatre open = Theatre.onSale();
        open.when(hold(1, "B1"));
        open.now = open.house.showtime().policy().closeAt();
        assertThat(reason(open.when(new CloseShowtime(SHOWTIME, open.now)))).isEqualTo(Reason.NOT_DUE);
        open.when(new ReleaseHold(order(1), null));
        open.now = open.now.minusMillis(1);
        assertThat(reason(open.when(new CloseShowtime(SHOWTIME, open.now)))).isEqualTo(Reason.NOT_DUE);

        open.after(Duration.ofMillis(1));
        ShowtimeClosed closed = (ShowtimeClosed)
                open.when(new CloseShowtime(SHOWTIME, open.now)).fact();

        assertThat(closed.remaining()).isFalse();
        assertThat(open.house.rowCount()).isZero();
        assertThat(open.when(new CloseShowtime(SHOWTIME, open.now)).fact()).isNull();
        assertThat(reason(open.when(hold(1, "B1")))).isEqualTo(Reason.SHOWTIME_ENDED);
        assertThat(reason(open.when(new PauseSales(SHOWTIME)))).isEqualTo(Reason.SHOWTIME_ENDED);
        assertThat(reason(open.when(new BookHold(order(1))))).isEqualTo(Reason.HOLD_UNKNOWN);
        assertThat(reason(open.when(Theatre.opening(Theatre.policy())))).isEqualTo(Reason.SHOWTIME_EXISTS_DIFFERENT);
        assertThat(reason(theatre.when(new CloseShowtime(SHOWTIME, open.now)))).isEqualTo(Reason.SHOWTIME_UNKNOWN);
    }

    @Test
    void closesALargeHouseInSteps() {
        Theatre open = Theatre.onSale(Theatre.policy(100));
        for (int i = 0; i < 1_200; i++) {
            open.when(hold(i, "B1"));
            open.when(new ReleaseHold(order(i), null));
        }
        open.now = open.house.showtime().policy().closeAt();

        ShowtimeClosed first = (ShowtimeClosed)
                open.when(new CloseShowtime(SHOWTIME, open.now)).fact();
        assertThat(first.remaining()).isTrue();
        assertThat(open.house.rowCount()).isPositive();
        assertThat(reason(open.when(hold(5_000, "B2")))).isEqualTo(Reason.SHOWTIME_ENDED);

        ShowtimeClosed second = (ShowtimeClosed)
                open.when(new CloseShowtime(SHOWTIME, open.now)).fact();
        assertThat(second.remaining()).isFalse();
        assertThat(open.house.rowCount()).isZero();
    }
}
