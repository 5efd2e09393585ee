package io.seatlog.bench.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import one.profiler.AsyncProfilerLoader;

/**
 * Samples of the CPU that one JVM uses, by async-profiler. It needs no rights but to be that JVM's user: timers interrupt the
 * threads, not the performance counters of the kernel, whose own functions are therefore not seen.
 */
final class Profile implements AutoCloseable {

    /** A timer for each thread; where there is none, as on macOS, one for the process. */
    private static final List<String> EVENTS = List.of("ctimer", "itimer");

    /** Kernels look at such timers every 1 to 10 ms only; what was due meanwhile counts with the next sample. */
    private static final Duration INTERVAL = Duration.ofMillis(1);

    private final Path stacks;
    private final String pid;
    private boolean isRunning;

    private Profile(Path stacks, String pid) {
        this.stacks = stacks;
        this.pid = pid;
    }

    /** Whether there is a profiler for this machine. */
    static boolean isSupported() {
        return AsyncProfilerLoader.isSupported();
    }

    /** Begins to sample a JVM. The profiler is unpacked into this folder, and writes its stacks there. */
    static Profile begin(Path folder, String role, ProcessHandle jvm) throws IOException {
        // What is there is not unpacked again, so each version has a folder of its own.
        Path unpacked = folder.toAbsolutePath().resolve(AsyncProfilerLoader.getVersion());
        AsyncProfilerLoader.setExtractionDirectory(Files.createDirectories(unpacked));
        Profile profile = new Profile(unpacked.resolveSibling(role + ".txt"), Long.toString(jvm.pid()));
        profile.start();
        return profile;
    }

    private void start() throws IOException {
        IOException refused = new IOException("no way to sample the JVM works");
        for (String event : EVENTS) {
            try {
                run("start", "-e", event, "-i", Long.toString(INTERVAL.toNanos()), "-t");
                isRunning = true;
                return;
            } catch (IOException failed) {
                refused.addSuppressed(failed);
            }
        }
        throw refused;
    }

    /** Ends the sampling. */
    List<Stack> end() throws IOException {
        isRunning = false;
        run("stop", "-o", "collapsed", "--total", "-f", stacks.toString());
        try (Stream<String> lines = Files.lines(stacks)) {
            return lines.map(Stack::read).toList();
        }
    }

    /** Draws what was sampled, as a page of its own. */
    void draw(Path page, String title) throws IOException {
        run(
                "dump",
                "-o",
                "flamegraph",
                "--total",
                "--title",
                title,
                "-f",
                page.toAbsolutePath().toString());
    }

    private void run(String... command) throws IOException {
        AsyncProfilerLoader.executeProfiler(
                Stream.concat(Stream.of(command), Stream.of(pid)).toArray(String[]::new));
    }

    @Override
    public void close() throws IOException {
        if (isRunning) {
            end();
        }
    }
}
