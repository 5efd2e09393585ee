package io.seatlog.bench.profile;

import io.seatlog.bench.Bench;
import io.seatlog.bench.CpuTimes;
import io.seatlog.bench.Findings;
import io.seatlog.bench.Link;
import io.seatlog.bench.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks into the apps and the broker of the system under test, until it is closed. */
public final class Profiler implements AutoCloseable {

    /** What the report says where nothing was looked into. */
    public static final String MISSING =
            "There are no flame graphs and no table by stage: async-profiler has nothing for"
                    + " this machine. It has for Linux on x64 and arm64, and for macOS.";

    private final Path report;
    private final Map<String, Profile> profiles = new LinkedHashMap<>();

    private Profiler(Path report) {
        this.report = report;
    }

    /** Whether it works on this machine. */
    public static boolean isSupported() {
        return Profile.isSupported();
    }

    /** Begins to look into these processes, those of the system under test by their roles. */
    public static Profiler begin(Bench bench, Map<String, ProcessHandle> processes) throws IOException {
        Profiler profiler = new Profiler(bench.report());
        try {
            for (String role : List.of(SystemUnderTest.APPS, SystemUnderTest.BROKER)) {
                ProcessHandle jvm = processes.get(role);
                if (jvm != null) {
                    profiler.profiles.put(role, Profile.begin(bench.folder("profiler"), role, jvm));
                }
            }
            return profiler;
        } catch (IOException | RuntimeException failed) {
            try {
                profiler.close();
            } catch (IOException e) {
                failed.addSuppressed(e);
            }
            throw failed;
        }
    }

    /**
     * Ends, and tells what so many operations of one kind took.
     *
     * @param counted what the kernel counted of the same processes meanwhile
     */
    public void tell(Findings.Collector findings, String what, long operations, CpuTimes counted) throws IOException {
        Files.createDirectories(report);
        StageTimes times = new StageTimes();
        double seconds = 0;
        for (Map.Entry<String, Profile> each : profiles.entrySet()) {
            times.add(each.getKey(), each.getValue().end());
            seconds += counted.seconds().getOrDefault(each.getKey(), 0.0);
        }
        for (Map.Entry<String, Profile> each : profiles.entrySet()) {
            String role = each.getKey();
            String file = "flame-" + role + ".html";
            String title = "Flame graph of the " + role + ", " + what;
            each.getValue().draw(report.resolve(file), title);
            findings.add(new Link(file, title));
        }
        findings.add(times.table("Where the time goes by stage, " + what, operations));
        findings.note(
                "The table by stage and the flame graphs are of %,d %s. Their CPU is what samples say, an interval each:"
                                .formatted(operations, what)
                        + " %.1f us; the kernel counted %.1f us."
                                .formatted(times.microsEach(operations), seconds * 1e6 / operations));
    }

    @Override
    public void close() throws IOException {
        IOException refused = new IOException("not every JVM could be left alone again");
        for (Profile profile : profiles.values()) {
            try {
                profile.close();
            } catch (IOException e) {
                refused.addSuppressed(e);
            }
        }
        if (refused.getSuppressed().length > 0) {
            throw refused;
        }
    }
}
