package io.seatlog.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the parts of one run share: how thorough it is, where it tells, and the system under test. */
public final class Bench implements AutoCloseable {

    private final boolean quick;
    private final int rounds;
    private final Progress progress;
    private final Path root;
    private final Path report;
    private final AtomicInteger showtimes = new AtomicInteger();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Warming warming;
    private @Nullable SystemUnderTest shared;

    /** What is done with a shared system that has just started. */
    @FunctionalInterface
    interface Warming {
        void run(Bench bench) throws IOException, InterruptedException;
    }

    Bench(Path root, Path report, boolean quick, int rounds, Progress progress, Warming warming) {
        this.root = root;
        this.report = report;
        this.quick = quick;
        this.rounds = rounds;
        this.progress = progress;
        this.warming = warming;
        jvm("bench", ProcessHandle.current());
    }

    /** Whether only to see that everything works: what is measured then means little. */
    public boolean isQuick() {
        return quick;
    }

    /** How often each variant is run, all of them in every round. */
    public int rounds() {
        return quick ? 1 : rounds;
    }

    public Progress progress() {
        return progress;
    }

    /** Where a part may keep data. */
    public Path folder(String name) {
        return root.resolve("infra/bench/target/systems").resolve(name);
    }

    /** Where the report will be, and what it links. */
    public Path report() {
        return report;
    }

    /** The system that parts share; started, and made warm, when first asked for. */
    public SystemUnderTest system() throws IOException, InterruptedException {
        SystemUnderTest running = shared;
        if (running == null) {
            running = SystemUnderTest.startFresh(root, folder("shared"), progress);
            shared = running;
            settings.putAll(SystemSettings.of(running));
            warming.run(this);
        }
        return running;
    }

    /** Waits until the system that parts share, if it runs, has nothing left to do. */
    void awaitQuiet() throws InterruptedException {
        SystemUnderTest running = shared;
        if (running != null) {
            running.awaitQuiet();
        }
    }

    /** Ends the shared system, for a part that needs the machine for itself; the next who asks gets a new one. */
    public void stopSystem() {
        SystemUnderTest running = shared;
        shared = null;
        if (running != null) {
            progress.say("stopping the system");
            running.close();
        }
    }

    /** Tells the report a setting that its figures depend on; those of the shared system are told already. */
    public void setting(String name, String value) {
        settings.put(name, value);
    }

    /** Tells the report the options of a JVM that figures depend on; those of the shared system are told already. */
    public void jvm(String role, ProcessHandle process) {
        settings.put("JVM of the " + role, SystemSettings.options(process));
    }

    Map<String, String> settings() {
        return settings;
    }

    /** An id that no showtime of this run has yet. */
    public String nextShowtime(String name) {
        return name + "-" + showtimes.incrementAndGet();
    }

    @Override
    public void close() {
        stopSystem();
    }
}
