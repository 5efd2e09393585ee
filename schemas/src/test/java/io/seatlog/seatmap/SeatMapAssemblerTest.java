package io.seatlog.seatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.seatlog.wire.CategoryCount;
import io.seatlog.wire.SeatMapPart;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatMapAssemblerTest {

    private final SeatMapAssembler assembler = new SeatMapAssembler();

    @Test
    void showsATickOnlyWhenItsLastRecordCame() {
        assertThat(assembler.accept(part("A", 0, 3, "HFB", 7, 9, false))).isEmpty();
        assertThat(assembler.view("s")).isEmpty();

        SeatMapView view = assembler.accept(part("B", 0, 2, "FF", 9, 9, true)).orElseThrow();

        assertThat(view.version()).isEqualTo(9);
        assertThat(view.counts()).isEqualTo(new SeatCounts(3, 1, 1, 0));
        assertThat(view.section("A").orElseThrow().code(2)).isEqualTo(SeatBits.BOOKED);
    }

    @Test
    void keepsASectionThatItHasAlready() {
        SeatMapView first = assembler.accept(part("A", 0, 3, "HFB", 7, 9, true)).orElseThrow();

        assertThat(assembler.accept(part("A", 0, 3, "HFB", 7, 9, true))).isEmpty();
        SeatMapView later =
                assembler.accept(part("A", 0, 3, "HFB", 7, 12, true)).orElseThrow();

        assertThat(later.version()).isEqualTo(12);
        assertThat(later.section("A")).containsSame(first.section("A").orElseThrow());
    }

    @Test
    void joinsPartsThatDoNotBeginAtAByte() {
        assembler.accept(part("A", 3, 4, "BBXH", 8, 9, false));
        SeatMapView view = assembler.accept(part("A", 0, 3, "HFB", 7, 9, true)).orElseThrow();

        SectionState section = view.section("A").orElseThrow();
        byte[] bits = section.bits();
        String codes = "HFBBBXH";
        for (int i = 0; i < codes.length(); i++) {
            assertThat(SeatBits.get(bits, i)).isEqualTo("FHBX".indexOf(codes.charAt(i)));
            assertThat(section.code(i)).isEqualTo("FHBX".indexOf(codes.charAt(i)));
        }
        assertThat(section.changed()).isEqualTo(8);
        assertThat(section.countsByCategory()).containsEntry("stalls", section.counts());
        assertThat(section.hasTag(103)).isTrue();
        assertThat(section.hasTag(99)).isFalse();
        assertThat(section.tag(3)).isEqualTo(103);
    }

    @Test
    void appliesWhatWaitsWhenTheTopicsEndIsReached() {
        assembler.accept(part("A", 0, 3, "HFB", 7, 9, false));

        assertThat(assembler.applyAll()).hasSize(1);
        assertThat(assembler.view("s")).isPresent();
    }

    @Test
    void refusesARecordThatContradictsItself() {
        SeatMapPart wrong = SeatMapPart.newBuilder(part("A", 0, 3, "HFB", 7, 9, true))
                .setStates(ByteBuffer.allocate(2))
                .build();

        assertThatIllegalArgumentException().isThrownBy(() -> assembler.accept(wrong));
        assertThat(assembler.view("s")).isEmpty();
    }

    private static SeatMapPart part(
            String section, int first, int count, String codes, long changed, long version, boolean last) {
        byte[] states = new byte[SeatBits.bytes(count)];
        ByteBuffer tags = ByteBuffer.allocate(4 * count);
        int[] counts = new int[4];
        for (int i = 0; i < count; i++) {
            int code = "FHBX".indexOf(codes.charAt(i));
            SeatBits.set(states, i, code);
            counts[code]++;
            tags.putInt(100 + first + i);
        }
        return SeatMapPart.newBuilder()
                .setShowtimeId("s")
                .setDraft("d")
                .setSection(section)
                .setPart(first == 0 ? 0 : 1)
                .setFirst(first)
                .setCount(count)
                .setStates(ByteBuffer.wrap(states))
                .setTags(tags.flip())
                .setFree(counts[0])
                .setHeld(counts[1])
                .setBooked(counts[2])
                .setBlocked(counts[3])
                .setCategories(List.of(new CategoryCount("stalls", counts[0], counts[1], counts[2], counts[3])))
                .setChanged(changed)
                .setVersion(version)
                .setAt(Instant.ofEpochMilli(version))
                .setLast(last)
                .build();
    }
}
