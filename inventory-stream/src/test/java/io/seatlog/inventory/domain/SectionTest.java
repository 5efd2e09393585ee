package io.seatlog.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.SectionId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SectionTest {

    private static Layout layout(int count) {
        SectionId id = new SectionId("stalls");
        Part part =
                new Part(id, "Stalls", 0, 1, 0, count, List.of(new Category("seat")), new Part.Grid(count, 1, 0, null));
        return Layout.of(part);
    }

    private static Section changed(Section section, Random chance, long number) {
        Section next = section.changedBy(number);
        int count = section.layout().count();
        for (int seats = chance.nextInt(4); seats >= 0; seats--) {
            SeatState state = SeatState.ofBits(chance.nextInt(4));
            next.set(chance.nextInt(count), state, state == SeatState.FREE ? 0 : chance.nextInt());
        }
        return next;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 2_000})
    void writesOverTheRowBeforeWhatItWouldPackAnew(int count) {
        Random chance = new Random(count);
        Section section = Section.untouched(layout(count), 1);
        byte[] row = section.packed();
        for (long number = 2; number < 300; number++) {
            byte[] before = row.clone();
            Section next = changed(section, chance, number);
            row = next.packedOver(row);
            assertThat(row).isEqualTo(next.packed());
            assertThat(section.packed()).as("what was there before").isEqualTo(before);
            assertThat(Section.ofPacked(next.layout(), row).packed()).isEqualTo(row);
            section = next;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2_000})
    void leavesAloneARowThatIsNotTheOneBefore(int count) {
        Random chance = new Random(count);
        Section first = Section.untouched(layout(count), 1);
        Section second = changed(first, chance, 2);
        Section third = changed(second, chance, 3);
        byte[] row = first.packed();
        assertThat(third.packedOver(row)).isNotSameAs(row).isEqualTo(third.packed());
        assertThat(row).isEqualTo(first.packed());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 130})
    void tellsTagsSeatBySeat(int count) {
        Section section = Section.untouched(layout(count), 1).changedBy(2);
        assertThat(section.tags()).isEmpty();
        IntStream.range(0, count).forEach(seat -> section.set(seat, SeatState.HELD, seat + 1));
        assertThat(section.tags()).hasSize(4 * count).endsWith((byte) count);
        assertThat(IntStream.range(0, count).map(section::tag))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, count).boxed().toList());
    }
}
