package io.seatlog.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelCostsTest {

    @Test
    void wakingAThreadTakesLongerThanAskingTheKernelOnce() throws Exception {
        KernelCosts costs = KernelCosts.measure();

        assertThat(costs.callNanos()).isPositive();
        assertThat(costs.handOverNanos()).isGreaterThan(costs.callNanos());
        assertThat(costs.freshPageNanos()).isPositive();
    }
}
