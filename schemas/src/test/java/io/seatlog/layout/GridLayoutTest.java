package io.seatlog.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.SectionId;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridLayoutTest {

    private static final SectionId A = new SectionId("A");

    @Test
    void findsEverySeatByItsId() {
        GridLayout grid = new GridLayout(A, 7, 13, 2, null);
        for (int i = 0; i < grid.seats(); i++) {
            assertThat(grid.indexOf(grid.id(i))).isEqualTo(i);
        }
        assertThat(grid.id(13)).isEqualTo("A:2:1");
    }

    @Test
    void findsNothingUnderOtherIds() {
        GridLayout grid = new GridLayout(A, 7, 13, 0, null);
        for (String id : List.of(
                "",
                "A",
                "A:",
                "A:1",
                "A:1:",
                "A:0:1",
                "A:8:1",
                "A:1:14",
                "A:01:1",
                "A:1:1:1",
                "B:1:1",
                "AA:1:1",
                "A:1:-1",
                "A:1:99999999999")) {
            assertThat(grid.indexOf(id)).as(id).isEqualTo(-1);
        }
    }

    @Test
    void prefersFrontRowsAndTheirMiddleWithoutAFocalPoint() {
        GridLayout grid = new GridLayout(A, 3, 5, 0, null);

        assertThat(grid.rank(2)).isLessThan(grid.rank(1)).isLessThan(grid.rank(3));
        assertThat(grid.rank(0)).isLessThan(grid.rank(7));
    }

    @Test
    void prefersWhatIsNearAFocalPoint() {
        GridLayout grid = new GridLayout(A, 3, 5, 0, new Point(4, 2));

        assertThat(grid.rank(14)).isZero();
        assertThat(grid.rank(13)).isLessThan(grid.rank(12));
    }

    @Test
    void findsEveryGeneralPlaceByItsId() {
        GeneralLayout places = new GeneralLayout(A, 40);
        for (int i = 0; i < 40; i++) {
            assertThat(places.indexOf(places.id(i))).isEqualTo(i);
        }
        assertThat(places.indexOf("A:41")).isEqualTo(-1);
        assertThat(places.indexOf("A:0")).isEqualTo(-1);
        assertThat(places.indexOf("A")).isEqualTo(-1);
    }

    @Test
    void cutsPartsAtRowsAndInsideLongOnesOnly() {
        assertThat(Part.ofGrid(50, 100))
                .containsExactly(new Part(0, 0, 2000), new Part(1, 2000, 2000), new Part(2, 4000, 1000));
        assertThat(Part.ofGrid(3, 1500))
                .containsExactly(new Part(0, 0, 1500), new Part(1, 1500, 1500), new Part(2, 3000, 1500));
        assertThat(Part.ofGrid(1, 4500))
                .containsExactly(new Part(0, 0, 2000), new Part(1, 2000, 2000), new Part(2, 4000, 500));
        assertThat(Part.ofGeneral(2001)).containsExactly(new Part(0, 0, 2000), new Part(1, 2000, 1));
        assertThat(Part.ofRows(new int[] {10, 10}, new int[] {40_000, 40_000}))
                .containsExactly(new Part(0, 0, 10), new Part(1, 10, 10));
    }
}
