package io.seatlog.bench;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report as Markdown: for a commit, a comment or a terminal. */
final class MarkdownReport {

    private final StringBuilder out = new StringBuilder();

    private MarkdownReport() {}

    static String of(Report report) {
        MarkdownReport writer = new MarkdownReport();
        writer.write(report);
        return writer.out.toString();
    }

    private void write(Report report) {
        line("# Seatlog bench, " + report.at().truncatedTo(ChronoUnit.SECONDS));
        line("");
        line(Prose.howToRead(report));
        line("");
        if (!report.limited().isEmpty()) {
            line("## Limits");
            line("");
            figures(report.limited());
        }
        report.parts().forEach(this::part);
        line("## Machine");
        line("");
        pairs(report.machine());
        line("## Settings");
        line("");
        pairs(report.settings());
    }

    private void part(Report.Measured part) {
        line("## " + part.title());
        line("");
        line(part.runs());
        line("");
        if (!part.cores().isEmpty()) {
            line("While this ran: " + part.cores() + ".");
            line("");
        }
        if (!part.failure().isEmpty()) {
            line("**Failed:** " + part.failure());
            line("");
        }
        Findings found = part.findings();
        if (!found.figures().isEmpty()) {
            figures(found.figures());
        }
        if (!found.latencies().isEmpty()) {
            table(Prose.latencies(found.latencies()));
        }
        found.tables().forEach(this::table);
        found.links().forEach(link -> line("- [%s](%s)".formatted(link.what(), link.file())));
        found.notes().forEach(note -> line("- " + note));
        if (!found.links().isEmpty() || !found.notes().isEmpty()) {
            line("");
        }
    }

    private void figures(List<Figure> figures) {
        table(Prose.figures("", figures));
    }

    private void pairs(Map<String, String> pairs) {
        row(List.of("", ""));
        row(List.of("---", "---"));
        pairs.forEach((name, value) -> row(List.of(name, value)));
        line("");
    }

    private void table(Table table) {
        if (!table.title().isEmpty()) {
            line("**" + table.title() + "**");
            line("");
        }
        row(table.columns());
        row(table.columns().stream().map(column -> "---").toList());
        table.rows().forEach(this::row);
        line("");
    }

    private void row(List<String> cells) {
        line(cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |")));
    }

    private void line(String line) {
        out.append(line).append('\n');
    }
}
