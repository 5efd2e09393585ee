package io.seatlog.inventory.domain;

import static io.seatlog.inventory.domain.Theatre.any;
import static io.seatlog.inventory.domain.Theatre.hold;
import static io.seatlog.inventory.domain.Theatre.holdBest;
import static io.seatlog.inventory.domain.Theatre.reason;
import static io.seatlog.inventory.domain.Theatre.refusal;
import static io.seatlog.inventory.domain.Theatre.together;
import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.reason.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class BestSeatsTest {

    private final Theatre theatre = Theatre.onSale(Theatre.policy(100));

    private List<String> best(int order, int quantity) {
        return Theatre.held(theatre.when(holdBest(order, quantity)));
    }

    private void allBut(String... free) {
        List<String> keep = List.of(free);
        int n = 1_000;
        for (String row : List.of("A", "B", "C")) {
            for (int i = 1; i <= 8; i++) {
                if (!keep.contains(row + i) && theatre.state(row + i) == SeatState.FREE) {
                    theatre.when(hold(n++, row + i));
                }
            }
        }
        for (int i = 1; i <= 10; i++) {
            String id = "balcony:" + (i > 5 ? 2 : 1) + ":" + ((i - 1) % 5 + 1);
            if (!keep.contains(id)) {
                theatre.when(hold(n++, id));
            }
        }
    }

    @Test
    void takesTheMiddleOfTheFirstRow() {
        assertThat(best(1, 2)).containsExactly("A4", "A5");
    }

    @Test
    void leavesNoSingleSeatWhereItCan() {
        theatre.when(hold(1, "A4", "A5"));

        // A2 A3 and A6 A7 are left: one seat of them would leave one alone, a pair does not.
        assertThat(best(2, 2)).containsExactly("A2", "A3");
        assertThat(best(3, 1)).doesNotContain("A6", "A7");
    }

    @Test
    void leavesASingleSeatRatherThanNothing() {
        allBut("B3", "B4", "B5");

        assertThat(Theatre.held(theatre.when(holdBest(1, together(2))))).containsExactly("B4", "B5");
    }

    @Test
    void neverSeatsABlockAcrossAnAisle() {
        allBut("C3", "C4", "C5", "C6");

        BestChoice three = new BestChoice(3, List.of(Theatre.STALLS), List.of(), true);

        assertThat(refusal(theatre.when(holdBest(1, three)))).isEqualTo(Refusal.notAdjacent(2));
        assertThat(best(2, 2)).containsExactly("C3", "C4");
    }

    @Test
    void splitsOverRowsThenSectionsUnlessNeighboursAreDemanded() {
        allBut("B1", "C8", "balcony:1:1");
        Decision demanded = theatre.when(holdBest(1, new BestChoice(2, List.of(Theatre.STALLS), List.of(), true)));

        assertThat(refusal(demanded)).isEqualTo(Refusal.notAdjacent(1));
        assertThat(best(2, 2)).containsExactly("B1", "C8");
    }

    @Test
    void keepsToOneCategoryWhileOneHasRoom() {
        allBut("B1", "balcony:1:1", "balcony:2:5");

        assertThat(best(1, 2)).containsExactly("balcony:1:1", "balcony:2:5");
    }

    @Test
    void mixesCategoriesWhenNoneHasRoom() {
        allBut("B1", "balcony:1:1");

        assertThat(best(1, 2)).containsExactly("B1", "balcony:1:1");
    }

    @Test
    void seatsAMixedPairTogether() {
        allBut("A7", "A8", "B1");
        BestChoice both = new BestChoice(2, List.of(), List.of(Theatre.SEAT, Theatre.WHEELCHAIR), true);

        assertThat(Theatre.held(theatre.when(holdBest(1, both)))).containsExactly("A7", "A8");
    }

    @Test
    void offersNamelessPlacesLast() {
        allBut("B1", "balcony:1:1");
        best(1, 2);

        assertThat(best(2, 3)).containsExactly("floor:1", "floor:2", "floor:3");
    }

    @Test
    void sellsTheLastSeatsAnywhere() {
        allBut("B1");
        theatre.when(holdBest(1, new BestChoice(5, List.of(Theatre.FLOOR), List.of(), false)));

        assertThat(best(2, 2)).containsExactly("B1", "floor:6");
    }

    @Test
    void takesNamelessPlacesWhenTheirSectionOrCategoryIsNamed() {
        BestChoice floor = new BestChoice(2, List.of(Theatre.FLOOR), List.of(), true);
        BestChoice standing = new BestChoice(2, List.of(), List.of(Theatre.STANDING), true);

        assertThat(Theatre.held(theatre.when(holdBest(1, floor)))).containsExactly("floor:1", "floor:2");
        assertThat(Theatre.held(theatre.when(holdBest(2, standing)))).containsExactly("floor:3", "floor:4");
    }

    @Test
    void givesBackAndTakesTheLowestNamelessPlace() {
        BestChoice floor = new BestChoice(2, List.of(Theatre.FLOOR), List.of(), true);
        theatre.when(holdBest(1, floor));
        theatre.when(holdBest(2, floor));
        theatre.when(new ReleaseHold(Theatre.order(1), null));

        assertThat(Theatre.held(theatre.when(holdBest(3, new BestChoice(3, List.of(Theatre.FLOOR), List.of(), true)))))
                .containsExactly("floor:1", "floor:2", "floor:5");
    }

    @Test
    void sparesCategoriesThatAreSoldOnlyIfNamed() {
        allBut("A1", "A8");
        theatre.when(holdBest(1, new BestChoice(6, List.of(), List.of(Theatre.STANDING), false)));

        assertThat(reason(theatre.when(holdBest(2, 1)))).isEqualTo(Reason.NOT_ENOUGH_FREE);
        assertThat(Theatre.held(
                        theatre.when(holdBest(2, new BestChoice(1, List.of(), List.of(Theatre.WHEELCHAIR), false)))))
                .containsExactly("A1");
    }

    @Test
    void tellsSoldOutFromNotEnoughFree() {
        allBut();
        BestChoice balcony = new BestChoice(1, List.of(Theatre.BALCONY), List.of(), false);

        assertThat(refusal(theatre.when(holdBest(1, balcony))))
                .isEqualTo(Refusal.tooFew(Reason.NOT_ENOUGH_FREE, 0, 10));
        assertThat(refusal(theatre.when(holdBest(1, new BestChoice(11, List.of(Theatre.BALCONY), List.of(), false)))))
                .isEqualTo(Refusal.tooFew(Reason.SOLD_OUT, 0, 10));
    }

    @Test
    void staysInTheSectionsThatAreNamed() {
        BestChoice balcony = new BestChoice(2, List.of(Theatre.BALCONY), List.of(), false);

        assertThat(Theatre.held(theatre.when(holdBest(1, balcony)))).allMatch(id -> id.startsWith("balcony:1:"));
    }

    @Test
    void sellsAHouseDownToItsLastSeatInPairs() {
        int n = 0;
        while (reason(theatre.when(holdBest(n, any(2)))) == null) {
            n++;
        }
        assertThat(theatre.count(SeatState.FREE)).isLessThanOrEqualTo(1 + 2);
    }
}
