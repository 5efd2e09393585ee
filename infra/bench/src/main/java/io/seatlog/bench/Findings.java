package io.seatlog.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What a part found.
 *
 * @param figures   numbers, each with its runs
 * @param latencies distributions of times; those of one chart are drawn together
 * @param rates     what went through over time; those of one chart are drawn together
 * @param courses   how long requests took over time; those of one chart are drawn together
 * @param tables    anything else that is best read as a table, such as where the time goes
 * @param links     files beside the report
 * @param notes     what a reader must know to read the figures rightly
 */
public record Findings(
        List<Figure> figures,
        List<LatencySeries> latencies,
        List<RateSeries> rates,
        List<LatencyCourse> courses,
        List<Table> tables,
        List<Link> links,
        List<String> notes) {

    public Findings {
        figures = List.copyOf(figures);
        latencies = List.copyOf(latencies);
        rates = List.copyOf(rates);
        courses = List.copyOf(courses);
        tables = List.copyOf(tables);
        links = List.copyOf(links);
        notes = List.copyOf(notes);
    }

    /** A collector of findings, in the order they are to be read. */
    public static Collector collect() {
        return new Collector();
    }

    /** Takes findings as they come up. */
    public static final class Collector {

        private final List<Figure> figures = new ArrayList<>();
        private final List<LatencySeries> latencies = new ArrayList<>();
        private final List<RateSeries> rates = new ArrayList<>();
        private final List<LatencyCourse> courses = new ArrayList<>();
        private final List<Table> tables = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        private Collector() {}

        public Collector add(Figure figure) {
            figures.add(figure);
            return this;
        }

        /** Leaves it out where a run of it is not a number: not every system tells everything. */
        public Collector addIfKnown(Figure figure) {
            return figure.runs().stream().anyMatch(run -> run.isNaN()) ? this : add(figure);
        }

        public Collector add(LatencySeries series) {
            latencies.add(series);
            return this;
        }

        public Collector add(RateSeries series) {
            rates.add(series);
            return this;
        }

        public Collector add(LatencyCourse course) {
            courses.add(course);
            return this;
        }

        /** Leaves it out where it has no rows. */
        public Collector add(Table table) {
            if (!table.rows().isEmpty()) {
                tables.add(table);
            }
            return this;
        }

        public Collector add(Link link) {
            links.add(link);
            return this;
        }

        public Collector note(String note) {
            notes.add(note);
            return this;
        }

        public Findings done() {
            return new Findings(figures, latencies, rates, courses, tables, links, notes);
        }
    }
}
