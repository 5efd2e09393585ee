package io.seatlog.bench.http;

import io.seatlog.bench.Figure;
import io.seatlog.bench.RateSeries;
import io.seatlog.bench.load.Reading;
import io.seatlog.bench.load.Slice;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** The same load again and again: what each round measured, in their order. There is at least one. */
record Readings(List<Reading> rounds) {

    Readings {
        rounds = List.copyOf(rounds);
    }

    Reading last() {
        return rounds.get(rounds.size() - 1);
    }

    /** A value of each round. */
    Figure figure(String what, String unit, ToDoubleFunction<Reading> value) {
        return Figure.of(what, unit, rounds.stream().map(value::applyAsDouble).toList());
    }

    /** How long all answers of one kind took, in nanoseconds. */
    Histogram latency(Function<Reading, Reading.Series> kind) {
        Histogram all = new Histogram(3);
        rounds.forEach(reading -> all.add(kind.apply(reading).latency()));
        return all;
    }

    /** How many a second there were of something in the slices of the last round. */
    RateSeries overTime(String chart, String name, ToLongFunction<Slice> what) {
        double seconds = Slice.LENGTH.toMillis() / 1e3;
        List<RateSeries.Point> points = last().slices().stream()
                .map(slice -> new RateSeries.Point(slice.endSeconds(), what.applyAsLong(slice) / seconds))
                .toList();
        return new RateSeries(chart, name, "1/s", points);
    }

    /** How many requests were accepted. */
    long accepted() {
        return rounds.stream().mapToLong(reading -> reading.accepted().count()).sum();
    }

    /** Answers by status. */
    Map<Integer, Long> statuses() {
        Map<Integer, Long> all = new TreeMap<>();
        rounds.forEach(reading -> reading.statuses().forEach((status, count) -> all.merge(status, count, Long::sum)));
        return all;
    }

    /** Milliseconds by which the generator was late in the worst round, at most, for 99 %. */
    double lateMillis() {
        return rounds.stream()
                .mapToDouble(reading -> reading.sending().lateMillis(99))
                .max()
                .orElse(0);
    }
}
