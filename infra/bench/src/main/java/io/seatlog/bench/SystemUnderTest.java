package io.seatlog.bench;

import io.seatlog.audit.LocalParts;
import io.seatlog.backing.FreePort;
import io.seatlog.standalone.client.SeatlogClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The real system: {@code ./seatlog up} as processes of its own, with its own broker, registry and emulator. */
public final class SystemUnderTest implements AutoCloseable {

    /** The name of the process that has every app in it. */
    public static final String APPS = "apps";

    /** The name of the broker's process. */
    public static final String BROKER = "broker";

    private static final Duration READY_MAX = Duration.ofSeconds(120);
    private static final Duration STOP_MAX = Duration.ofSeconds(20);

    private final Path data;
    private final int port;
    private final Process process;
    private Map<String, ProcessHandle> processes = Map.of();

    private SystemUnderTest(Path data, int port, Process process) {
        this.data = data;
        this.port = port;
        this.process = process;
    }

    /** Starts it on an empty data folder. */
    public static SystemUnderTest startFresh(Path root, Path data, Progress progress)
            throws IOException, InterruptedException {
        Folders.delete(data);
        return start(root, data, FreePort.any(), progress);
    }

    /** Starts it on what is in the data folder, and waits until orders can be placed. */
    public static SystemUnderTest start(Path root, Path data, int port, Progress progress)
            throws IOException, InterruptedException {
        Files.createDirectories(data);
        long began = System.nanoTime();
        ProcessBuilder command = new ProcessBuilder(
                root.resolve("seatlog").toString(), "up", "--port=" + port, "--data=" + data.toAbsolutePath());
        Process process = command.redirectErrorStream(true)
                .redirectOutput(console(data).toFile())
                .start();
        SystemUnderTest system = new SystemUnderTest(data, port, process);
        Runtime.getRuntime().addShutdownHook(new Thread(system::killQuietly, "end-system"));
        system.awaitReady();
        progress.say("the system serves after %.1f s".formatted((System.nanoTime() - began) / 1e9));
        return system;
    }

    private static Path console(Path data) {
        return data.resolveSibling(data.getFileName() + "-console.log");
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_MAX.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IllegalStateException(
                        "Seatlog does not start; it printed:\n" + Files.readString(console(data)));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        Map<String, ProcessHandle> found = new TreeMap<>();
        found.put(APPS, process.toHandle());
        process.descendants().forEach(child -> found.put(role(child), child));
        processes = Map.copyOf(found);
    }

    private static String role(ProcessHandle child) {
        String line = child.info().commandLine().orElse("");
        if (line.contains("BrokerMain")) {
            return BROKER;
        }
        return line.contains("RegistryMain") ? "registry" : "process " + child.pid();
    }

    /** Whether an order can be placed now. */
    public boolean isReady() {
        try {
            return client().get("/actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Where its API is. */
    public URI origin() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** A caller without a token. */
    public SeatlogClient client() {
        return SeatlogClient.at(origin());
    }

    public String bootstrapServers() {
        return LocalParts.of(data).bootstrapServers();
    }

    public URI registryUrl() {
        return LocalParts.of(data).registry();
    }

    /** Its processes by role: {@link #APPS}, {@link #BROKER} and the registry. */
    public Map<String, ProcessHandle> processes() {
        return processes;
    }

    /** What CPU it has used up to now. */
    public CpuTimes cpu() {
        return CpuTimes.of(processes);
    }

    /** Waits until no app has anything left to do: until all processes together use next to no CPU. */
    public void awaitQuiet() throws InterruptedException {
        Quiet.await(processes);
    }

    private void killQuietly() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        processes.values().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Asks it to stop, and ends what has not in 20 s. */
    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                killQuietly();
            }
        } catch (InterruptedException stopped) {
            killQuietly();
            Thread.currentThread().interrupt();
        }
    }
}
