package io.seatlog.bench.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final long MS = 1_000_000;

    @Test
    void countsFromTheTimeThatWasFixedHoweverLateItWasSent() {
        Arrivals arrivals = new Arrivals(1_000, 1);
        long start = System.nanoTime() - 100 * MS;
        arrivals.await(0, start);
        arrivals.await(5, start);
        arrivals.replied(0, start, start + 500 * MS);
        arrivals.replied(5, start, start + 125 * MS);

        assertThat(arrivals.latency().getTotalCount())
                .as("the first is skipped")
                .isEqualTo(1);
        assertThat(arrivals.latency().getMaxValue()).isCloseTo(120 * MS, within(MS));
        assertThat(arrivals.late().getTotalCount()).isEqualTo(1);
        assertThat(arrivals.late().getMinValue()).isGreaterThanOrEqualTo(90 * MS);
    }

    @Test
    void sendsNothingBeforeItsTime() {
        Arrivals arrivals = new Arrivals(1_000, 0);
        long start = System.nanoTime();
        arrivals.await(20, start);

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20 * MS);
    }
}
