package io.seatlog.bench;

import io.seatlog.bench.http.Heat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code ./seatlog bench}. */
@Command(
        name = "bench",
        description = {
            "Starts a Seatlog of its own, measures it, and writes a report as Markdown and as a page with plots.",
            "Best on a machine that does nothing else."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "these parts: ${COMPLETION-CANDIDATES}",
            completionCandidates = Names.class,
            converter = Named.class)
    private List<Part> only = new ArrayList<>();

    @Option(names = "--quick", description = "only see that every part works: short, its figures mean little")
    private boolean quick;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "how often each variant of a part is run (${DEFAULT-VALUE})",
            converter = Rounds.class)
    private int rounds;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "where report.md, report.html and flame graphs go (infra/bench/target/report)")
    private Path out = root().resolve("infra/bench/target/report");

    /** What {@code --only} takes. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Parts.ALL.stream().map(Part::name).iterator();
        }
    }

    /** The part that is called so. */
    static final class Named implements ITypeConverter<Part> {
        @Override
        public Part convert(String name) {
            return Parts.ALL.stream()
                    .filter(part -> part.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "there is no part '%s', but %s".formatted(name, String.join(", ", new Names()))));
        }
    }

    /** At least one. */
    static final class Rounds implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String count) {
            if (!count.matches("[1-9]\\d{0,5}")) {
                throw new TypeConversionException("'%s' is not a number from 1 to 999,999".formatted(count));
            }
            return Integer.valueOf(count);
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand()).execute(arguments));
    }

    private static Path root() {
        return Path.of(System.getProperty("seatlog.root", "")).toAbsolutePath();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Part> parts = chosen();
        Instant at = Instant.now();
        Progress progress = new Progress(System.out);
        List<Report.Measured> measured = new ArrayList<>();
        Map<String, String> settings = new LinkedHashMap<>();
        // Before the first part and after each, for machines have slow hours.
        List<KernelCosts> costs = new ArrayList<>(List.of(KernelCosts.measure()));
        try (Bench bench = new Bench(root(), out, quick, rounds, progress, Heat::run)) {
            for (int i = 0; i < parts.size(); i++) {
                progress.enter(i + 1, parts.size(), parts.get(i));
                Optional<MachineTime> before = MachineTime.now();
                Report.Measured part = run(parts.get(i), bench);
                String cores = MachineTime.now()
                        .flatMap(now -> before.map(now::since))
                        .map(MachineTime::inWords)
                        .orElse("");
                measured.add(part.whileCores(cores));
                settings.putAll(bench.settings());
                costs.add(KernelCosts.measure());
            }
        }
        write(new Report(at, progress.elapsed(), quick, Machine.describe(costs, root()), settings, measured));
        return measured.stream().allMatch(part -> part.failure().isEmpty()) ? 0 : 1;
    }

    /** In the order they run. */
    List<Part> chosen() {
        return Parts.ALL.stream()
                .filter(part -> only.isEmpty() || only.contains(part))
                .toList();
    }

    private static Report.Measured run(Part part, Bench bench) throws InterruptedException {
        try {
            Findings findings = part.run(bench);
            bench.awaitQuiet();
            Prose.figures("", findings.figures()).rows().forEach(row -> bench.progress()
                    .say(String.join("  ", row)));
            return Report.Measured.of(part, findings);
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception failed) {
            // The other parts can still say something.
            failed.printStackTrace();
            bench.progress().say("failed: " + failed);
            // What it left behind is in nobody's figures: who asks next has a new system, made warm.
            bench.stopSystem();
            return Report.Measured.failed(part, failed);
        }
    }

    private void write(Report report) throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("report.md"), MarkdownReport.of(report));
        Files.writeString(out.resolve("report.html"), HtmlReport.of(report));
        System.out.println("\nThe report is in " + out.toAbsolutePath().resolve("report.html") + " and report.md");
    }
}
