package io.seatlog.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.seatlog.bench.load.Outcome;
import io.seatlog.bench.load.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private static final Duration BURST_START = Duration.ofSeconds(1);
    private static final Duration BURST_END = Duration.ofSeconds(2);
    private static final int NOTHING_DUE = 0;

    /** A second before a burst, of which the first half is no calm time, and a second of it. */
    private static final List<Histogram> BEFORE = took(900, 900, 40, 40);

    private static final List<Histogram> BURST = took(300, 900, 900, 900);

    /** What comes of a burst that is followed by slices all requests of which took so long. */
    private static Recovery recovery(int... millisAfter) {
        return recovery(BURST, took(millisAfter));
    }

    private static Recovery recovery(List<Histogram> burst, List<Histogram> after) {
        List<Histogram> all =
                Stream.of(BEFORE, burst, after).flatMap(List::stream).toList();
        List<Slice> slices = IntStream.range(0, all.size())
                .mapToObj(i -> new Slice(i * Slice.LENGTH.toMillis(), Map.of(Outcome.ACCEPTED, all.get(i)), Map.of()))
                .toList();
        return Recovery.of(slices, BURST_START, BURST_END, Outcome.ACCEPTED);
    }

    private static List<Histogram> took(int... millis) {
        return IntStream.of(millis).mapToObj(RecoveryTest::took).toList();
    }

    private static Histogram took(int millis) {
        Histogram latency = new Histogram(3);
        if (millis != NOTHING_DUE) {
            latency.recordValueWithCount(Duration.ofMillis(millis).toNanos(), 100);
        }
        return latency;
    }

    @Test
    void isNormalFromTheFirstRunOfNormalSlices() {
        assertThat(recovery(500, 300, 200, 45, 50, 55, 59).after()).contains(Duration.ofMillis(750));
    }

    @Test
    void isNotNormalBeforeItLasts() {
        assertThat(recovery(500, 40, 40, 40, 200, 40, 40, 40, 40).after()).contains(Duration.ofMillis(1_250));
    }

    @Test
    void staysNormalWhateverComesMuchLater() {
        assertThat(recovery(500, 40, 40, 40, 40, 900, 900).after()).contains(Duration.ofMillis(250));
    }

    @Test
    void isNormalAtOnceIfNothingIsSlowAfterTheBurst() {
        assertThat(recovery(40, 40, 40, 40).after()).contains(Duration.ZERO);
    }

    @Test
    void isNormalUpToTheMarginOverTheCalmTime() {
        assertThat(recovery().normalMs()).isCloseTo(60, within(0.1));
        assertThat(recovery(61, 40, 40, 40, 40).after()).contains(Duration.ofMillis(250));
    }

    @Test
    void isNeverNormalWhereNothingIsDue() {
        assertThat(recovery(500, 40, 40, 40, NOTHING_DUE, NOTHING_DUE, NOTHING_DUE, NOTHING_DUE)
                        .after())
                .isEmpty();
    }

    @Test
    void isNormalThoughSomeFewAreSlow() {
        List<Histogram> after = took(500, 40, 40, 40, 40, 500);
        after.get(2).recordValueWithCount(Duration.ofMillis(300).toNanos(), 5);
        assertThat(recovery(BURST, after).after()).contains(Duration.ofMillis(250));
    }

    @Test
    void countsFromTheEndOfTheBurst() {
        assertThat(recovery(took(40, 40, 40, 40), took(500, 40, 40, 40, 40)).after())
                .contains(Duration.ofMillis(250));
    }

    @Test
    void saysNothingWhereAllIsRefused() {
        List<Slice> slices = IntStream.range(0, 12)
                .mapToObj(i -> new Slice(
                        i * Slice.LENGTH.toMillis(),
                        Map.of(i < 4 ? Outcome.ACCEPTED : Outcome.REFUSED, took(i < 4 ? 40 : 1)),
                        Map.of()))
                .toList();
        assertThat(Recovery.of(slices, BURST_START, BURST_END, Outcome.ACCEPTED).after())
                .isEmpty();
    }
}
