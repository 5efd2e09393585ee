package io.seatlog.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReportTest {

    private static Report report() throws Exception {
        Figure accepted = Figure.of("accepted, one hot showtime", "decisions/s", List.of(81_234.0, 79_000.0, 90_000.0))
                .must(Limit.atLeast(80_000));
        Figure slow = Figure.of("p99 <of all>", "ms", List.of(142.0)).must(Limit.atMost(90));
        Histogram nanos = new Histogram(3);
        for (int i = 1; i <= 100_000; i++) {
            nanos.recordValue(10_000_000L + 1_000L * i + (i > 99_000 ? 200_000_000L : 0));
        }
        Histogram faster = new Histogram(3);
        for (int i = 1; i <= 100_000; i++) {
            faster.recordValue(4_000_000L + 400L * i);
        }
        List<RateSeries.Point> points = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            points.add(new RateSeries.Point(i * 0.5, 80_000 + 8_000 * Math.sin(i)));
        }
        List<LatencyCourse.Point> course = List.of(
                new LatencyCourse.Point(0.5, 20), new LatencyCourse.Point(1, 0), new LatencyCourse.Point(1.5, 3_000));
        Findings findings = Findings.collect()
                .add(accepted)
                .add(slow)
                .add(Figure.of("CPU of all processes", "ms", 0.061))
                .add(LatencySeries.ofNanos("Command to committed reply", "20,000/s", nanos))
                .add(LatencySeries.ofNanos("Command to committed reply", "5,000/s", faster))
                .add(new RateSeries("Decisions over time", "accepted", "decisions/s", points))
                .add(new LatencyCourse("Latency over time", "p50", course))
                .add(new Table("Where the time goes", List.of("threads", "us each"), List.of(List.of("a|b", "1.2"))))
                .add(new Link("flame-apps.html", "Flame graph of the <apps>"))
                .note("Every request was accepted.")
                .done();
        return new Report(
                Instant.parse("2026-01-02T03:04:05Z"),
                Duration.ofSeconds(125),
                false,
                Map.of("Cores", "2"),
                Map.of("Replication", "1"),
                List.of(
                        new Report.Measured(
                                "log",
                                "Commands through the log",
                                "It runs.",
                                findings,
                                "",
                                "1.83 of 2 cores busy, 0.02 stolen"),
                        new Report.Measured(
                                "http", "HTTP", "It runs.", Findings.collect().done(), "no <port>", "")));
    }

    @Test
    void tellsEveryFigureWithRangeAndLimitInMarkdown() throws Exception {
        assertThat(MarkdownReport.of(report()))
                .contains(
                        "| accepted, one hot showtime | 81,234 decisions/s | 79,000 – 90,000 | 81,234 · 79,000 · 90,000 "
                                + "| ≥ 80,000 decisions/s | reached |")
                .contains("| p99 <of all> | 142 ms |  | 1 run | ≤ 90.0 ms | not reached |")
                .contains("| CPU of all processes | 0.061 ms |  | 1 run |  |  |")
                .contains("a\\|b")
                .contains("**Failed:** no <port>")
                .contains("Took 2 min 5 s");
    }

    @Test
    void tellsWhatTheCoresDidWherePartsKnow() throws Exception {
        for (String form : List.of(MarkdownReport.of(report()), HtmlReport.of(report()))) {
            assertThat(form.split("While this ran", -1)).hasSize(2);
            assertThat(form).contains("While this ran: 1.83 of 2 cores busy, 0.02 stolen.");
        }
    }

    @Test
    void linksWhatLiesBesideIt() throws Exception {
        assertThat(MarkdownReport.of(report())).contains("- [Flame graph of the <apps>](flame-apps.html)\n");
        assertThat(HtmlReport.of(report())).contains("<a href=\"flame-apps.html\">Flame graph of the &lt;apps&gt;</a>");
    }

    @Test
    void isOnePageThatNeedsNothingElse() throws Exception {
        String page = HtmlReport.of(report());
        Path file = Path.of("target", "report-test.html");
        Files.writeString(file, page);
        assertThat(page)
                .contains("81,234 <span>decisions/s</span>")
                .contains("p99 &lt;of all&gt;")
                .contains("no &lt;port&gt;");
        assertThat(page)
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
        assertThat(page.split("<svg", -1)).hasSize(4);
        for (String svg : page.split("(?=<svg)")) {
            if (svg.startsWith("<svg")) {
                String alone = svg.substring(0, svg.indexOf("</svg>") + 6);
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(alone)));
            }
        }
    }

    @Test
    void marksAxesAtRoundNumbersAroundTheValues() {
        assertThat(Plot.even(87_000))
                .extracting(Plot.Mark::label)
                .containsExactly("0", "20,000", "40,000", "60,000", "80,000", "100,000");
        assertThat(Plot.decades(4.2, 230))
                .extracting(Plot.Mark::at)
                .containsExactly(2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0);
        assertThat(Plot.decades(0.3, 0.4)).extracting(Plot.Mark::at).containsExactly(0.2, 0.5);
    }
}
