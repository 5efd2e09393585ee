package io.seatlog.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One number that was measured several times. Its median is what is reported, and its range how far to trust that.
 *
 * @param what  that is measured, so that nobody takes it for anything else: accepted and refused are never one figure
 * @param unit  {@code decisions/s}, {@code ms}, {@code us}, {@code ms CPU}, {@code bytes}; empty of a ratio
 * @param runs  what each run saw, in their order
 * @param limit what it must reach, if anything
 */
public record Figure(
        String what,
        String unit,
        List<Double> runs,
        @Nullable Limit limit) {

    public Figure {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("No run of: " + what);
        }
    }

    public static Figure of(String what, String unit, List<Double> runs) {
        return new Figure(what, unit, runs, null);
    }

    public static Figure of(String what, String unit, double only) {
        return new Figure(what, unit, List.of(only), null);
    }

    /** The ratio of two figures whose runs were interleaved, run by run; without a unit. */
    public static Figure ratio(String what, Figure of, Figure to) {
        if (of.runs.size() != to.runs.size()) {
            throw new IllegalArgumentException("Different numbers of runs: " + of.what + ", " + to.what);
        }
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < of.runs.size(); i++) {
            ratios.add(of.runs.get(i) / to.runs.get(i));
        }
        return of(what, "", ratios);
    }

    public Figure must(Limit reached) {
        return new Figure(what, unit, runs, reached);
    }

    /** The middle run; of an even number, half-way between the middle two. */
    public double median() {
        double[] sorted = sorted();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double low() {
        return sorted()[0];
    }

    public double high() {
        double[] sorted = sorted();
        return sorted[sorted.length - 1];
    }

    /** Whether the median reaches the limit; empty where there is none. */
    public Optional<Boolean> isMet() {
        return Optional.ofNullable(limit).map(l -> l.isMetBy(median()));
    }

    private double[] sorted() {
        return runs.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
