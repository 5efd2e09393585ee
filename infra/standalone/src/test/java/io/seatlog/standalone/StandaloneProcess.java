package io.seatlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.standalone.client.SeatlogClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./seatlog up} as a process, started the way the launcher does. */
final class StandaloneProcess implements AutoCloseable {

    private static final Duration READY_MAX = Duration.ofSeconds(90);

    private final Path data;
    private final int port;
    private final Process process;
    private final List<ProcessHandle> children;

    private StandaloneProcess(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        Files.createDirectories(data);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.springframework.boot.logging.LoggingSystem=none",
                "-cp",
                System.getProperty("java.class.path"),
                SeatlogMain.class.getName(),
                "up",
                "--port=" + port,
                "--data=" + data);
        builder.redirectErrorStream(true).redirectOutput(console().toFile());
        this.process = builder.start();
        awaitReady();
        this.children = process.toHandle().descendants().toList();
    }

    static StandaloneProcess start(Path data, int port) {
        try {
            return new StandaloneProcess(data, port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path console() {
        return data.resolveSibling(data.getFileName() + "-console.log");
    }

    String printed() throws IOException {
        return Files.readString(console());
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + READY_MAX.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new AssertionError("Standalone does not start; it printed:\n" + printed());
            }
            Waiting.pause(Duration.ofMillis(100));
        }
    }

    private boolean isReady() {
        try {
            return client().get("/actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    SeatlogClient client() {
        return SeatlogClient.at(URI.create("http://127.0.0.1:" + port));
    }

    /** The broker and the registry. */
    List<ProcessHandle> children() {
        return children;
    }

    /** As a power cut: nobody in it gets to do anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; fails when it takes longer than promised. */
    void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS))
                .as("stops within 20 s")
                .isTrue();
    }

    List<String> childrenAlive() {
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
