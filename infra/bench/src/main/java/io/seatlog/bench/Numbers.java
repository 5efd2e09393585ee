package io.seatlog.bench;

import java.util.Locale;

/** Numbers for people: as many digits as they are worth. */
final class Numbers {

    private Numbers() {}

    /** Three digits that count, or whole numbers with their thousands told apart. */
    static String of(double value) {
        double size = Math.abs(value);
        if (size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (size >= 10) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        return String.format(Locale.ROOT, size >= 1 || size == 0 ? "%.2f" : "%.3f", value);
    }

    static String of(double value, String unit) {
        return unit.isEmpty() ? of(value) : of(value) + " " + unit;
    }

    static String range(Figure figure) {
        return figure.runs().size() == 1 ? "" : of(figure.low()) + " – " + of(figure.high());
    }

    /** {@code ≥ 80,000 decisions/s}; empty of a figure without a limit. */
    static String limit(Figure figure) {
        Limit limit = figure.limit();
        if (limit == null) {
            return "";
        }
        String sign = limit.sense() == Limit.Sense.AT_LEAST ? "≥ " : "≤ ";
        return sign + of(limit.value(), figure.unit());
    }

    static String verdict(Figure figure) {
        return figure.isMet().map(met -> met ? "reached" : "not reached").orElse("");
    }
}
