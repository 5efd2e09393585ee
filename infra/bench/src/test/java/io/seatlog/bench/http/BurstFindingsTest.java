package io.seatlog.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.bench.Figure;
import io.seatlog.bench.Findings;
import io.seatlog.bench.LatencyCourse;
import io.seatlog.bench.RateSeries;
import io.seatlog.bench.load.Outcome;
import io.seatlog.bench.load.Reading;
import io.seatlog.bench.load.Slice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class BurstFindingsTest {

    private static final Duration START = Slice.LENGTH.multipliedBy(2);
    private static final Duration END = Slice.LENGTH.multipliedBy(3);

    /** A calm slice, one of the burst whose answers come in the two after it, and one that is calm again. */
    private static Findings findings(Map<Integer, Long> statuses) {
        List<Slice> slices = List.of(
                slice(1, Map.of(Outcome.ACCEPTED, took(20, 10)), Map.of(Outcome.ACCEPTED, 10L)),
                slice(2, Map.of(Outcome.ACCEPTED, took(400, 60), Outcome.REFUSED, took(200, 20)), Map.of()),
                slice(3, Map.of(Outcome.REFUSED, took(30, 10)), Map.of(Outcome.ACCEPTED, 60L, Outcome.REFUSED, 30L)));
        return findings(reading(statuses, slices));
    }

    private static Findings findings(Reading... bursts) {
        Findings.Collector findings = Findings.collect();
        new BurstFindings("a house", new Readings(List.of(bursts)), START, END).addTo(findings);
        return findings.done();
    }

    private static Figure figure(Findings findings, String what) {
        return findings.figures().stream()
                .filter(figure -> figure.what().equals("Burst, a house: " + what))
                .findFirst()
                .orElseThrow();
    }

    private static Reading reading(Map<Integer, Long> statuses, List<Slice> slices) {
        Reading.Series all = new Reading.Series(100, took(20, 100));
        Reading.Series none = new Reading.Series(0, new Histogram(3));
        Reading.Sending sending = new Reading.Sending(new Histogram(3), 7, 0);
        return new Reading(
                Slice.LENGTH.plusMillis(slices.get(slices.size() - 1).startMs()),
                statuses,
                all,
                none,
                none,
                sending,
                slices);
    }

    private static Slice slice(int number, Map<Outcome, Histogram> due, Map<Outcome, Long> answered) {
        return new Slice(number * Slice.LENGTH.toMillis(), due, answered);
    }

    private static Histogram took(int millis, int requests) {
        Histogram latency = new Histogram(3);
        latency.recordValueWithCount(Duration.ofMillis(millis).toNanos(), requests);
        return latency;
    }

    private static List<Double> rates(Findings findings, String name) {
        return findings.rates().stream()
                .filter(series -> series.name().equals(name))
                .flatMap(series -> series.points().stream())
                .map(RateSeries.Point::perSecond)
                .toList();
    }

    @Test
    void drawsWhatWasOfferedByWhenItWasDueAndAnswersByWhenTheyCame() {
        Findings findings = findings(Map.of());
        assertThat(rates(findings, "offered")).containsExactly(40.0, 320.0, 40.0);
        assertThat(rates(findings, "accepted")).containsExactly(40.0, 0.0, 240.0);
        assertThat(rates(findings, "refused")).containsExactly(0.0, 0.0, 120.0);
        assertThat(rates(findings, "other")).isEmpty();
        assertThat(findings.rates().get(0).points())
                .extracting(RateSeries.Point::seconds)
                .containsExactly(0.5, 0.75, 1.0);
    }

    @Test
    void drawsLatenciesByWhenRequestsWereDue() {
        assertThat(findings(Map.of()).courses())
                .extracting(LatencyCourse::name)
                .containsExactly("accepted: p50", "accepted: p99", "refused: p50", "refused: p99");
        assertThat(findings(Map.of()).courses().get(0).points())
                .extracting(LatencyCourse.Point::seconds)
                .containsExactly(0.5, 0.75);
    }

    @Test
    void tellsAcceptedAndRefusedApartInItsRows() {
        assertThat(findings(Map.of()).tables().get(0).rows())
                .contains(List.of("before", "10", "20.0", "20.0", "0", "-", "-", "0", "20.0"))
                .contains(List.of("in the burst", "60", "400.0", "400.0", "20", "200.0", "200.0", "0", "400.0"));
    }

    @Test
    void tellsHowManyWaitedAndHowManyWereTurnedAwayIfAny() {
        Findings calm = findings(Map.of(201, 100L));
        assertThat(figure(calm, "waited at the generator for a free connection").runs())
                .containsExactly(7.0);
        assertThat(calm.figures()).extracting(Figure::what).doesNotContain("Burst, a house: refused: busy");
        assertThat(findings(Map.of(201, 97L, 503, 3L)).figures())
                .contains(Figure.of("Burst, a house: refused: busy", "requests", 3));
    }

    /** Two calm slices, one of the burst, and a second after it in which all took so long, with what answers meant. */
    private static Reading burst(Outcome after, int tookMs) {
        List<Slice> slices = IntStream.range(0, 7)
                .mapToObj(number -> slice(
                        number,
                        Map.of(number < 3 ? Outcome.ACCEPTED : after, took(number < 2 ? 20 : tookMs, 10)),
                        Map.of()))
                .toList();
        return reading(Map.of(201, 70L), slices);
    }

    @Test
    void tellsWhenItIsNormalAgain() {
        Findings findings = findings(burst(Outcome.ACCEPTED, 25), burst(Outcome.ACCEPTED, 25));
        assertThat(figure(findings, "until normal again").runs()).containsExactly(0.0, 0.0);
    }

    @Test
    void countsAsTheTimeThatWasMeasuredWhereItWasNotNormalAgain() {
        Findings one = findings(burst(Outcome.ACCEPTED, 25), burst(Outcome.ACCEPTED, 25), burst(Outcome.ACCEPTED, 400));
        assertThat(figure(one, "until normal again").runs()).containsExactly(0.0, 0.0, 1.0);
        assertThat(one.notes()).anySatisfy(note -> assertThat(note).contains("In 1 of 3 bursts it never was"));
        Findings half = findings(burst(Outcome.ACCEPTED, 25), burst(Outcome.ACCEPTED, 400));
        assertThat(figure(half, "until normal again, at least").runs()).containsExactly(0.0, 1.0);
    }

    @Test
    void tellsOfASoldOutHouseWhenRefusalsAreAsFastAsPurchasesWere() {
        assertThat(figure(findings(burst(Outcome.REFUSED, 25)), "until normal again")
                        .runs())
                .containsExactly(0.0);
        Findings slow = findings(burst(Outcome.REFUSED, 400));
        assertThat(figure(slow, "until normal again, at least").runs()).containsExactly(1.0);
        assertThat(slow.notes()).anySatisfy(note -> assertThat(note).contains("the median latency of what is refused"));
    }

    @Test
    void drawsTheLastBurstOnly() {
        Findings findings = findings(burst(Outcome.REFUSED, 30), burst(Outcome.ACCEPTED, 30));
        assertThat(rates(findings, "offered")).hasSize(7);
        assertThat(findings.courses())
                .extracting(LatencyCourse::name)
                .containsExactly("accepted: p50", "accepted: p99");
    }

    @Test
    void addsUpBurstsInItsRowsAndTellsEachInItsFigures() {
        List<Slice> one = List.of(slice(2, Map.of(Outcome.ACCEPTED, took(400, 60)), Map.of()));
        List<Slice> other =
                List.of(slice(2, Map.of(Outcome.ACCEPTED, took(1_400, 40), Outcome.REFUSED, took(200, 10)), Map.of()));
        Findings findings = findings(reading(Map.of(201, 60L), one), reading(Map.of(201, 40L, 503, 2L), other));
        assertThat(findings.tables().get(0).rows())
                .containsExactly(
                        List.of("in the burst", "100", "400.0", "1400.9", "10", "200.0", "200.0", "0", "1400.9"));
        assertThat(figure(findings, "refused: busy").runs()).containsExactly(0.0, 2.0);
        assertThat(figure(findings, "accepted: share answered after more than 1 s")
                        .runs())
                .containsExactly(0.0, 100.0);
        assertThat(figure(findings, "refused: share answered after more than 1 s")
                        .runs())
                .containsExactly(0.0, 0.0);
        assertThat(findings.notes()).anySatisfy(note -> assertThat(note).contains("{201=100, 503=2}"));
    }
}
