package io.seatlog.bench.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.seatlog.bench.load.Arrivals;
import org.junit.jupiter.api.Test;

class TimedPaceTest {

    private static final long MS = 1_000_000;

    @Test
    void countsFromTheTimeThatWasFixedHoweverLateItWasSent() {
        TimedPace pace = new TimedPace(Arrivals.steady(1_000), 1);
        long start = System.nanoTime() - 100 * MS;
        pace.await(0, start);
        pace.await(5, start);
        pace.replied(0, start, start + 500 * MS);
        pace.replied(5, start, start + 125 * MS);

        assertThat(pace.latency().getTotalCount()).as("the first is skipped").isEqualTo(1);
        assertThat(pace.latency().getMaxValue()).isCloseTo(120 * MS, within(MS));
        assertThat(pace.late().getTotalCount()).isEqualTo(1);
        assertThat(pace.late().getMinValue()).isGreaterThanOrEqualTo(90 * MS);
    }

    @Test
    void sendsNothingBeforeItsTime() {
        TimedPace pace = new TimedPace(Arrivals.steady(1_000), 0);
        long start = System.nanoTime();
        pace.await(20, start);

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20 * MS);
    }
}
