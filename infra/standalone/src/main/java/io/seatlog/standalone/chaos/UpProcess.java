package io.seatlog.standalone.chaos;

import io.seatlog.audit.LocalParts;
import io.seatlog.standalone.client.SeatlogClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./seatlog up} as a process of its own, with the broker and the registry as its children. */
public final class UpProcess implements AutoCloseable {

    private static final Duration READY_MAX = Duration.ofSeconds(120);
    private static final int LOG_LINES = 60;
    private static final Duration STOP_MAX = Duration.ofSeconds(20);

    private final Path data;
    private final int port;
    private final Process process;
    private final List<ProcessHandle> children;

    private UpProcess(Path data, int port, List<String> jvm) throws IOException, InterruptedException {
        this.data = data;
        this.port = port;
        Files.createDirectories(data);
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvm);
        line.add("-Dorg.springframework.boot.logging.LoggingSystem=none");
        String backing = System.getProperty("seatlog.backing.home");
        if (backing != null) {
            line.add("-Dseatlog.backing.home=" + backing);
        }
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.seatlog.standalone.SeatlogMain", "up"));
        line.addAll(List.of("--port=" + port, "--data=" + data));
        this.process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(console().toFile())
                .start();
        awaitReady();
        this.children = process.toHandle().descendants().toList();
    }

    /**
     * Starts it and waits until orders can be placed.
     *
     * @param jvm options of its virtual machine
     * @throws IllegalStateException with what it printed, if it ends or is not ready in two minutes
     */
    public static UpProcess start(Path data, int port, List<String> jvm) throws InterruptedException {
        try {
            return new UpProcess(data, port, jvm);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path console() {
        return data.resolveSibling(data.getFileName() + "-console.log");
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_MAX.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "Seatlog does not start; it printed:\n" + Files.readString(console()) + "\n" + lastLines());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** The end of its log, which may be gone with its folder when somebody asks why. */
    private String lastLines() throws IOException {
        Path log = data.resolve("logs").resolve("seatlog.log");
        if (!Files.exists(log)) {
            return "It wrote no log.";
        }
        List<String> lines = Files.readAllLines(log);
        return "The end of its log:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    private boolean isReady() {
        try {
            return client().get("/actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** A caller without a token. */
    public SeatlogClient client() {
        return SeatlogClient.at(URI.create("http://127.0.0.1:" + port));
    }

    /** Where its parts listen. */
    public LocalParts parts() {
        return LocalParts.of(data);
    }

    /** As a power cut: nobody in it gets to do anything, its children neither. */
    public void killAll() throws InterruptedException {
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        for (ProcessHandle child : children) {
            while (child.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    /** Asks it to stop, and says whether it did within the 20 s that are promised. */
    public boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
    }

    /** Those of its children that still run, for messages. */
    public List<String> childrenAlive() {
        return children.stream()
                .filter(ProcessHandle::isAlive)
                .map(child -> child.pid() + " " + child.info().commandLine().orElse("?"))
                .toList();
    }

    @Override
    public void close() {
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
