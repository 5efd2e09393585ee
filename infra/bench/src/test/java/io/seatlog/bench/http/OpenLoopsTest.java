package io.seatlog.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.seatlog.bench.Figure;
import io.seatlog.bench.Findings;
import io.seatlog.bench.LatencySeries;
import io.seatlog.bench.load.Outcome;
import io.seatlog.bench.load.Reading;
import io.seatlog.bench.load.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class OpenLoopsTest {

    private final OpenLoops loops = OpenLoops.ofBest("Seatlog", "purchases", 10_000);

    private static Reading reading(int tookMs, int lateMs) {
        Reading.Series accepted = new Reading.Series(10, took(tookMs, 10));
        Reading.Series none = new Reading.Series(0, new Histogram(3));
        Reading.Sending sending = new Reading.Sending(took(lateMs, 10), 0, 0);
        Slice beginning = slice(Duration.ZERO, 900);
        Slice later = slice(OpenLoops.SKIPPED, tookMs);
        return new Reading(
                Duration.ofSeconds(1), Map.of(201, 20L), accepted, none, none, sending, List.of(beginning, later));
    }

    private static Slice slice(Duration start, int tookMs) {
        return new Slice(start.toMillis(), Map.of(Outcome.ACCEPTED, took(tookMs, 10)), Map.of());
    }

    private static Histogram took(int millis, int requests) {
        Histogram latency = new Histogram(3);
        latency.recordValueWithCount(Duration.ofMillis(millis).toNanos(), requests);
        return latency;
    }

    private Findings told() {
        loops.rates().forEach(rate -> {
            loops.add(rate, reading(20, 3));
            loops.add(rate, reading(40, 1));
        });
        Findings.Collector findings = Findings.collect();
        loops.tell(findings);
        return findings.done();
    }

    @Test
    void asksAtSharesOfWhatAClosedLoopReached() {
        assertThat(loops.rates()).containsExactly(3_000.0, 5_000.0, 8_000.0);
    }

    @Test
    void tellsEachRoundOfEachRateInItsFigures() {
        assertThat(told().figures())
                .filteredOn(figure -> figure.what().equals("Seatlog: purchases, 8,000/s: p99"))
                .singleElement()
                .satisfies(p99 -> assertThat(p99.runs()).hasSize(2))
                .extracting(Figure::high)
                .satisfies(high -> assertThat((double) high).isBetween(40.0, 40.1));
    }

    @Test
    void addsUpItsRoundsInOneDistributionARateWithoutTheirBeginning() {
        List<LatencySeries> latencies = told().latencies();
        assertThat(latencies)
                .extracting(LatencySeries::name)
                .containsExactly("Seatlog, 3,000/s", "Seatlog, 5,000/s", "Seatlog, 8,000/s");
        assertThat(latencies).extracting(LatencySeries::count).containsOnly(20L);
    }

    @Test
    void saysOfEachRateWhatWasAnsweredAndHowLateItWasItself() {
        assertThat(told().notes())
                .hasSize(3)
                .contains(
                        "Seatlog: purchases, 5,000/s: what was due in the first 500 ms is in no latency; answers by status, those"
                                + " too: {201=40}; the generator itself was late by 3.0 ms at most (p99).");
    }

    @Test
    void hasNoFiguresOfWhatWasNotAccepted() {
        Reading.Series none = new Reading.Series(0, new Histogram(3));
        Reading.Sending sending = new Reading.Sending(took(1, 1), 0, 0);
        Reading busy = new Reading(Duration.ofSeconds(1), Map.of(503, 10L), none, none, none, sending, List.of());
        assertThatIllegalStateException()
                .isThrownBy(() -> loops.add(3_000, busy))
                .withMessage("Seatlog: purchases, 3,000/s: nothing was accepted, {503=10}");
    }

    @Test
    void asksOnceWhereSharesAreTheSameRate() {
        assertThat(OpenLoops.ofBest("Seatlog", "purchases", 200).rates()).containsExactly(100.0, 200.0);
    }
}
