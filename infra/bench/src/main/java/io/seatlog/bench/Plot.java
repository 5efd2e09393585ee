package io.seatlog.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** A line chart as inline SVG. Its colours are the page's, so it looks right in the dark too. */
final class Plot {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int LEFT = 64;
    private static final int RIGHT = 32;
    private static final int TOP = 12;
    private static final int BOTTOM = 44;
    private static final int COLOURS = 6;

    /** One point in the data's own units. */
    record Point(double x, double y) {}

    /** One line. */
    record Line(String name, List<Point> points) {}

    /** One mark of an axis. */
    record Mark(double at, String label) {}

    private final String xTitle;
    private final String yTitle;
    private final List<Line> lines;
    private final List<Mark> xMarks;
    private final List<Mark> yMarks;
    private final DoubleUnaryOperator xScale;
    private final DoubleUnaryOperator yScale;

    private Plot(
            String xTitle,
            String yTitle,
            List<Line> lines,
            List<Mark> xMarks,
            List<Mark> yMarks,
            DoubleUnaryOperator transform) {
        this.xTitle = xTitle;
        this.yTitle = yTitle;
        this.lines = lines;
        this.xMarks = xMarks;
        this.yMarks = yMarks;
        this.xScale = scale(xMarks, LEFT, WIDTH - RIGHT, DoubleUnaryOperator.identity());
        this.yScale = scale(yMarks, HEIGHT - BOTTOM, TOP, transform);
    }

    private static DoubleUnaryOperator scale(List<Mark> marks, double from, double to, DoubleUnaryOperator transform) {
        double low = transform.applyAsDouble(marks.get(0).at());
        double high = transform.applyAsDouble(marks.get(marks.size() - 1).at());
        return value -> from + (to - from) * (transform.applyAsDouble(value) - low) / (high - low);
    }

    /** Distributions on an axis of nines: every step to the right is ten times rarer. */
    static String latencies(List<LatencySeries> series) {
        List<Line> lines = lines(series, LatencySeries::name, one -> one.quantiles().stream()
                .filter(quantile -> quantile.share() < 1)
                .map(quantile -> new Point(-Math.log10(1 - quantile.share()), quantile.ms())));
        List<Mark> nines = List.of(
                new Mark(0, "0"),
                new Mark(-Math.log10(0.5), "50 %"),
                new Mark(1, "90 %"),
                new Mark(2, "99 %"),
                new Mark(3, "99.9 %"),
                new Mark(4, "99.99 %"));
        return milliseconds("share of all", nines, lines);
    }

    /** Rates over time. */
    static String rates(List<RateSeries> series) {
        List<Line> lines = lines(series, RateSeries::name, one -> one.points().stream()
                .map(point -> new Point(point.seconds(), point.perSecond())));
        String unit = series.get(0).unit();
        List<Mark> seconds = even(max(lines, Point::x));
        return new Plot("s", unit, lines, seconds, even(max(lines, Point::y)), DoubleUnaryOperator.identity()).svg();
    }

    /** Latencies over time. */
    static String courses(List<LatencyCourse> series) {
        List<Line> lines = lines(series, LatencyCourse::name, one -> one.points().stream()
                .map(point -> new Point(point.seconds(), point.ms())));
        return milliseconds("s", even(max(lines, Point::x)), lines);
    }

    private static <S> List<Line> lines(List<S> series, Function<S, String> name, Function<S, Stream<Point>> points) {
        return series.stream()
                .map(one -> new Line(name.apply(one), points.apply(one).toList()))
                .toList();
    }

    private static double max(List<Line> lines, ToDoubleFunction<Point> of) {
        return lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(of)
                .reduce(0, Math::max);
    }

    /** Each step up is so many times longer, so that both the best and the worst can be read; what took no time is left out. */
    private static String milliseconds(String xTitle, List<Mark> xMarks, List<Line> lines) {
        List<Line> drawn = lines.stream()
                .map(line -> new Line(
                        line.name(),
                        line.points().stream().filter(point -> point.y() > 0).toList()))
                .toList();
        double max = Math.max(1, max(drawn, Point::y));
        double min = drawn.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::y)
                .reduce(max, Math::min);
        return new Plot(xTitle, "ms", drawn, xMarks, decades(min, max), Math::log10).svg();
    }

    /** Marks at 1, 2, 5, 10 and so on, around the values. */
    static List<Mark> decades(double min, double max) {
        double[] steps = {1, 2, 5};
        List<Mark> marks = new ArrayList<>();
        for (int decade = (int) Math.floor(Math.log10(min)); ; decade++) {
            for (double step : steps) {
                double at = step * Math.pow(10, decade);
                if (marks.isEmpty() || at > min) {
                    marks.add(new Mark(at, label(at)));
                } else {
                    marks.set(0, new Mark(at, label(at)));
                }
                if (at >= max && marks.size() > 1) {
                    return marks;
                }
            }
        }
    }

    /** About five marks from 0 on, at round distances, the last at or above the value. */
    static List<Mark> even(double max) {
        double rough = Math.max(max, 1e-9) / 5;
        double decade = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = decade * (rough / decade <= 1 ? 1 : rough / decade <= 2 ? 2 : rough / decade <= 5 ? 5 : 10);
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; marks.size() < 2 || marks.get(marks.size() - 1).at() < max; i++) {
            marks.add(new Mark(i * step, label(i * step)));
        }
        return marks;
    }

    private static String label(double at) {
        return Numbers.of(at).replaceFirst("\\.0+$", "");
    }

    private String svg() {
        StringBuilder out = new StringBuilder();
        out.append("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s over %s\">\n"
                .formatted(WIDTH, HEIGHT, HtmlReport.escape(yTitle), HtmlReport.escape(xTitle)));
        DoubleFunction<String> coordinate = value -> String.format(Locale.ROOT, "%.1f", value);
        for (Mark mark : yMarks) {
            String y = coordinate.apply(yScale.applyAsDouble(mark.at()));
            out.append("<path class=\"grid\" d=\"M%d %sH%d\"/>".formatted(LEFT, y, WIDTH - RIGHT));
            out.append("<text x=\"%d\" y=\"%s\" class=\"y\">%s</text>\n".formatted(LEFT - 8, y, mark.label()));
        }
        for (Mark mark : xMarks) {
            String x = coordinate.apply(xScale.applyAsDouble(mark.at()));
            out.append("<path class=\"grid\" d=\"M%s %dV%d\"/>".formatted(x, TOP, HEIGHT - BOTTOM));
            out.append(
                    "<text x=\"%s\" y=\"%d\" class=\"x\">%s</text>\n".formatted(x, HEIGHT - BOTTOM + 18, mark.label()));
        }
        out.append("<text x=\"%d\" y=\"%d\" class=\"x\">%s</text>\n"
                .formatted((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, HtmlReport.escape(xTitle)));
        for (int i = 0; i < lines.size(); i++) {
            out.append("<path class=\"line c%d\" d=\"".formatted(i % COLOURS));
            String move = "M";
            for (Point point : lines.get(i).points()) {
                out.append(move)
                        .append(coordinate.apply(xScale.applyAsDouble(point.x())))
                        .append(' ')
                        .append(coordinate.apply(yScale.applyAsDouble(point.y())));
                move = "L";
            }
            out.append("\"/>\n");
        }
        out.append("</svg>\n<p class=\"legend\"><span class=\"unit\">")
                .append(HtmlReport.escape(yTitle))
                .append("</span>");
        for (int i = 0; i < lines.size(); i++) {
            out.append("<span class=\"c%d\">%s</span>"
                    .formatted(i % COLOURS, HtmlReport.escape(lines.get(i).name())));
        }
        return out.append("</p>\n").toString();
    }
}
