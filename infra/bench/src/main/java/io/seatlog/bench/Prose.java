package io.seatlog.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What both forms of the report say in the same words. */
final class Prose {

    /** More than these would be a paragraph. */
    private static final int RUNS_TOLD_MAX = 6;

    private Prose() {}

    static String howToRead(Report report) {
        String run =
                "Took " + report.took().toMinutes() + " min " + report.took().toSecondsPart()
                        + " s. Each figure is the median of its runs, with their range. Where a part says nothing else, its"
                        + " variants took turns, one of each a round, after a warm-up that lasted until two windows agreed;"
                        + " where none did, a note says so. Accepted and refused decisions are counted apart; only rate"
                        + " and CPU of the sell-outs through the log are of both. Load generator and system shared the machine.";
        return report.quick()
                ? "**A quick run: it shows that everything works, its figures mean little.** " + run
                : run;
    }

    static Table figures(String title, List<Figure> figures) {
        boolean limits = figures.stream().anyMatch(figure -> figure.limit() != null);
        List<String> columns = new ArrayList<>(List.of("figure", "median", "range", "runs, in their order"));
        if (limits) {
            columns.addAll(List.of("limit", ""));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Figure figure : figures) {
            List<String> row = new ArrayList<>(List.of(
                    figure.what(), Numbers.of(figure.median(), figure.unit()), Numbers.range(figure), runs(figure)));
            if (limits) {
                row.add(Numbers.limit(figure));
                row.add(Numbers.verdict(figure));
            }
            rows.add(row);
        }
        return new Table(title, columns, rows);
    }

    /** Whether there is a drift in them is for the reader to see. */
    private static String runs(Figure figure) {
        int count = figure.runs().size();
        return count == 1 || count > RUNS_TOLD_MAX
                ? count + (count == 1 ? " run" : " runs")
                : figure.runs().stream().map(Numbers::of).collect(Collectors.joining(" · "));
    }

    static Table latencies(List<LatencySeries> series) {
        List<List<String>> rows = series.stream()
                .map(one -> List.of(
                        one.chart() + ", " + one.name(),
                        String.format("%,d", one.count()),
                        Numbers.of(one.ms(0.5)),
                        Numbers.of(one.ms(0.9)),
                        Numbers.of(one.ms(0.99)),
                        Numbers.of(one.ms(0.999)),
                        Numbers.of(one.ms(1))))
                .toList();
        return new Table("", List.of("latency, ms", "count", "p50", "p90", "p99", "p99.9", "max"), rows);
    }
}
