package io.seatlog.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The report as one page that needs nothing else: styles and plots are in it. */
final class HtmlReport {

    private final StringBuilder out = new StringBuilder();

    private HtmlReport() {}

    static String of(Report report) {
        HtmlReport writer = new HtmlReport();
        writer.write(report);
        return writer.out.toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private void write(Report report) {
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>Seatlog bench</title>\n<style>\n")
                .append(resource("report.css"))
                .append("</style>\n</head>\n<body>\n<main>\n");
        element("h1", "Seatlog bench");
        element(
                "p",
                "when",
                report.at().truncatedTo(ChronoUnit.SECONDS) + ", "
                        + report.machine().getOrDefault("Cores", "?") + " cores, "
                        + report.machine().getOrDefault("JDK", "?"));
        element("p", Prose.howToRead(report).replace("**", ""));
        if (!report.limited().isEmpty()) {
            cards(report.limited());
        }
        report.parts().forEach(this::part);
        out.append("<section>\n");
        element("h2", "Machine and settings");
        out.append("<div class=\"two\">\n");
        pairs(report.machine());
        pairs(report.settings());
        out.append("</div>\n</section>\n</main>\n</body>\n</html>\n");
    }

    /** The limits at a glance: reached or not, by how much. */
    private void cards(List<Figure> limited) {
        out.append("<section class=\"cards\">\n");
        for (Figure figure : limited) {
            boolean met = figure.isMet().orElse(false);
            out.append("<div class=\"card %s\">".formatted(met ? "met" : "missed"));
            element("p", "what", figure.what());
            out.append("<p class=\"value\">%s <span>%s</span></p>\n"
                    .formatted(Numbers.of(figure.median()), escape(figure.unit())));
            element("p", "limit", Numbers.limit(figure) + (met ? " ✓" : " – not reached"));
            out.append("</div>\n");
        }
        out.append("</section>\n");
    }

    private void part(Report.Measured part) {
        out.append("<section id=\"%s\">\n".formatted(escape(part.name())));
        element("h2", part.title());
        element("p", part.runs());
        if (!part.cores().isEmpty()) {
            element("p", "when", "While this ran: " + part.cores() + ".");
        }
        if (!part.failure().isEmpty()) {
            element("p", "failure", "Failed: " + part.failure());
        }
        Findings found = part.findings();
        if (!found.figures().isEmpty()) {
            table(Prose.figures("", found.figures()));
        }
        charts(found.latencies(), LatencySeries::chart, Plot::latencies);
        if (!found.latencies().isEmpty()) {
            table(Prose.latencies(found.latencies()));
        }
        charts(found.rates(), RateSeries::chart, Plot::rates);
        charts(found.courses(), LatencyCourse::chart, Plot::courses);
        found.tables().forEach(this::table);
        found.links().forEach(this::link);
        if (!found.notes().isEmpty()) {
            out.append("<ul>\n");
            found.notes().forEach(note -> element("li", note));
            out.append("</ul>\n");
        }
        out.append("</section>\n");
    }

    private <S> void charts(List<S> series, Function<S, String> chart, Function<List<S>, String> plot) {
        Map<String, List<S>> charts =
                series.stream().collect(Collectors.groupingBy(chart, LinkedHashMap::new, Collectors.toList()));
        charts.forEach((title, lines) -> {
            out.append("<figure>\n");
            element("figcaption", title);
            out.append(plot.apply(lines)).append("</figure>\n");
        });
    }

    private void pairs(Map<String, String> pairs) {
        out.append("<table class=\"pairs\">\n");
        pairs.forEach((name, value) -> {
            out.append("<tr>");
            element("th", name);
            element("td", value);
            out.append("</tr>\n");
        });
        out.append("</table>\n");
    }

    private void table(Table table) {
        out.append("<div class=\"scroll\"><table>\n");
        if (!table.title().isEmpty()) {
            element("caption", table.title());
        }
        if (table.columns().stream().anyMatch(column -> !column.isEmpty())) {
            row("th", table.columns());
        }
        table.rows().forEach(row -> row("td", row));
        out.append("</table></div>\n");
    }

    private void row(String tag, List<String> cells) {
        out.append("<tr>");
        for (String cell : cells) {
            String kind = cell.equals("reached") ? "yes" : cell.equals("not reached") ? "no" : number(cell);
            element(tag, kind, cell);
        }
        out.append("</tr>\n");
    }

    private void link(Link link) {
        out.append("<p><a href=\"%s\">%s</a></p>\n".formatted(escape(link.file()), escape(link.what())));
    }

    private static String number(String cell) {
        return !cell.isEmpty() && "0123456789≥≤-".indexOf(cell.charAt(0)) >= 0 ? "number" : "";
    }

    private void element(String tag, String text) {
        element(tag, "", text);
    }

    private void element(String tag, String kind, String text) {
        out.append('<').append(tag);
        if (!kind.isEmpty()) {
            out.append(" class=\"").append(kind).append('"');
        }
        out.append('>').append(escape(text)).append("</").append(tag).append(">\n");
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
