package io.seatlog.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KernelCostsTest {

    @Test
    void wakingAThreadTakesLongerThanAskingTheKernelOnce() throws Exception {
        KernelCosts costs = KernelCosts.measure();

        assertThat(costs.callNanos()).isPositive();
        assertThat(costs.handOverNanos()).isGreaterThan(costs.callNanos());
        assertThat(costs.freshPageNanos()).isPositive();
        assertThat(costs.farReadNanos()).isBetween(1.0, 100_000.0);
    }

    @Test
    void tellsTheMedianOfAllMeasurementsAndTheirRange() {
        List<KernelCosts> measured = List.of(
                new KernelCosts(900, 40_000, 1_000, 95),
                new KernelCosts(1_100, 90_000, 2_000, 310),
                new KernelCosts(1_000, 50_000, 9_000, 90));

        assertThat(KernelCosts.tell(measured))
                .containsEntry("A system call", "1.00 us, 0.900 – 1.10 in 3 measurements")
                .containsEntry("Waking another thread", "50.0 us, 40.0 – 90.0 in 3 measurements")
                .containsEntry("First touch of 4 kB of memory", "2.00 us, 1.00 – 9.00 in 3 measurements")
                .containsEntry("A read from somewhere in 64 MB", "0.095 us, 0.090 – 0.310 in 3 measurements");
        assertThat(KernelCosts.tell(measured.subList(0, 1))).containsEntry("A system call", "0.900 us");
    }

    @Test
    void comesByEveryPlaceOfFarMemoryBeforeItComesToOneAgain() {
        int[] next = KernelCosts.wayThrough(1000, 16);
        Set<Integer> places = new HashSet<>();
        int sequential = 0;
        for (int at = 0; places.add(at); at = next[at]) {
            sequential += next[at] == at + 16 ? 1 : 0;
        }

        assertThat(next).hasSize(16_000);
        assertThat(places).hasSize(1000).allMatch(place -> place % 16 == 0);
        assertThat(sequential).isLessThan(20);
    }
}
