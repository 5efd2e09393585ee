package io.seatlog.bench.http;

import io.seatlog.bench.Figure;
import io.seatlog.bench.load.Reading;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
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
