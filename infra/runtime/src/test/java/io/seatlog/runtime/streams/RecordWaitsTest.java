package io.seatlog.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordWaitsTest {

    private static final long LATELY = RecordWaits.LATELY.toMillis();

    private final RecordWaits waits = new RecordWaits();
    private long now = 1_000_000;

    @Test
    void countsFromTheYoungestRecord() {
        assertThat(after(0, 5)).isZero();
        assertThat(after(10, 205)).isEqualTo(200);
        assertThat(after(10, 3)).isZero();
        assertThat(after(10, 205)).isEqualTo(202);
    }

    @Test
    void needsNoClockThatAgreesWithTheBrokers() {
        assertThat(after(0, 3_600_000)).isZero();
        assertThat(after(10, 3_600_050)).isEqualTo(50);
        RecordWaits ahead = new RecordWaits();
        assertThat(ahead.of(now, now + 3_600_000)).isZero();
        assertThat(ahead.of(now, now + 3_599_950)).isEqualTo(50);
    }

    @Test
    void remembersTheYoungestForAMinute() {
        after(0, 0);
        assertThat(after(LATELY - 1, 1_000)).isEqualTo(1_000);
        // In the next minute what was seen in the last one still counts, and after it no longer.
        assertThat(after(1, 1_000)).isEqualTo(1_000);
        assertThat(after(LATELY - 1, 1_000)).isEqualTo(1_000);
        assertThat(after(1, 1_000)).isZero();
    }

    @Test
    void forgetsAsSoonAlsoWhenItsOwnClockWasSetBack() {
        after(0, 0);
        assertThat(after(-600_000, -600_000)).isZero();
        assertThat(after(LATELY, 0)).isEqualTo(600_000);
        assertThat(after(LATELY, 0)).isZero();
    }

    private long after(long millis, long age) {
        now += millis;
        return waits.of(now, now - age);
    }
}
