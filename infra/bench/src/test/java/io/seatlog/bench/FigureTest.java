package io.seatlog.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void tellsTheMiddleRunAndTheRange() {
        Figure odd = Figure.of("x", "ms", List.of(9.0, 1.0, 5.0));
        assertThat(odd.median()).isEqualTo(5);
        assertThat(odd.low()).isEqualTo(1);
        assertThat(odd.high()).isEqualTo(9);
        assertThat(Figure.of("x", "ms", List.of(4.0, 1.0, 9.0, 2.0)).median()).isEqualTo(3);
        assertThatThrownBy(() -> Figure.of("x", "ms", List.of())).hasMessageContaining("No run");
    }

    @Test
    void holdsItsMedianAgainstItsLimit() {
        Figure figure = Figure.of("x", "ms", List.of(90.0, 100.0, 500.0));
        assertThat(figure.isMet()).isEmpty();
        assertThat(figure.must(Limit.atMost(100)).isMet()).contains(true);
        assertThat(figure.must(Limit.atMost(99)).isMet()).contains(false);
        assertThat(figure.must(Limit.atLeast(100)).isMet()).contains(true);
        assertThat(figure.must(Limit.atLeast(101)).isMet()).contains(false);
    }

    @Test
    void divideRunByRun() {
        Figure ours = Figure.of("ours", "1/s", List.of(10.0, 30.0));
        Figure theirs = Figure.of("theirs", "1/s", List.of(20.0, 30.0));
        assertThat(Figure.ratio("ratio", ours, theirs).runs()).containsExactly(0.5, 1.0);
        assertThatThrownBy(() -> Figure.ratio("ratio", ours, Figure.of("one", "1/s", 1)))
                .hasMessageContaining("Different numbers of runs");
    }

    @Test
    void readsTimesOffADistribution() {
        Histogram nanos = new Histogram(3);
        for (int ms = 1; ms <= 1000; ms++) {
            nanos.recordValue(ms * 1_000_000L);
        }
        LatencySeries series = LatencySeries.ofNanos("chart", "name", nanos);
        assertThat(series.count()).isEqualTo(1000);
        assertThat(series.ms(0.5)).isCloseTo(500, within(1.0));
        assertThat(series.ms(0.99)).isCloseTo(990, within(1.0));
        assertThat(series.ms(1)).isCloseTo(1000, within(1.0));
    }

    @Test
    void countsIntoWindowsAndLeavesOutTheOneCutShort() {
        RateMeter meter = new RateMeter(0, 500);
        meter.add(100_000_000, 10);
        meter.add(499_999_999, 10);
        meter.add(1_100_000_000, 30);
        meter.add(1_600_000_000, 5);
        assertThat(meter.series("chart", "name", "1/s").points())
                .containsExactly(
                        new RateSeries.Point(0.5, 40), new RateSeries.Point(1.0, 0), new RateSeries.Point(1.5, 60));
    }

    @Test
    void warmsUpUntilTwoWindowsAgree() throws Exception {
        double[] windows = {100, 200, 260, 262, 999};
        int[] ran = new int[1];
        assertThat(WarmUp.within(0.05, 9).run(() -> windows[ran[0]++], seen -> {}))
                .isTrue();
        assertThat(ran[0]).isEqualTo(4);
        ran[0] = 0;
        assertThat(WarmUp.within(0.05, 3).run(() -> windows[ran[0]++], seen -> {}))
                .isFalse();
        assertThat(ran[0]).isEqualTo(3);
    }
}
