package io.seatlog.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.bench.load.Reading;
import io.seatlog.bench.load.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class BurstPartTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** A slice for each of these, all requests of which took so long. */
    private static Reading reading(int... millis) {
        List<Slice> slices = IntStream.range(0, millis.length)
                .mapToObj(i -> new Slice(i * Slice.LENGTH.toMillis(), 1, 0, 0, took(millis[i])))
                .toList();
        Reading.Series none = new Reading.Series(0, new Histogram(3));
        return new Reading(SECOND, Map.of(), none, none, none, new Histogram(3), 0, slices);
    }

    private static Histogram took(int millis) {
        Histogram one = new Histogram(3);
        one.recordValue(Duration.ofMillis(millis).toNanos());
        return one;
    }

    @Test
    void isNormalAgainBehindTheLastSliceThatIsNot() {
        // One second before, one of the burst, and then.
        Reading reading = reading(40, 40, 40, 40, 300, 900, 900, 900, 500, 60, 200, 45, 50);
        assertThat(BurstPart.normalAfter(reading, SECOND, 2_000)).isEqualTo(0.75);
    }

    @Test
    void isNormalAtOnceIfTheBurstWasNothing() {
        assertThat(BurstPart.normalAfter(reading(40, 40, 40, 40, 50, 50, 50, 50, 40), SECOND, 2_000))
                .isZero();
    }
}
