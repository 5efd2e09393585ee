package io.seatlog.standalone.journey;

import io.seatlog.backing.FreePort;
import io.seatlog.standalone.client.SeatlogClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** One app in a JVM of its own, as it runs in production. */
final class AppProcess implements AutoCloseable {

    private final int port = FreePort.any();
    private final Process process;

    private AppProcess(Class<?> main, Map<String, String> settings, Path log) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m"));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        line.add("--server.port=" + port);
        settings.forEach((name, value) -> line.add("--" + name + "=" + value));
        Files.createDirectories(log.toAbsolutePath().getParent());
        this.process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    static AppProcess start(Class<?> main, Map<String, String> settings, Path log) {
        try {
            return new AppProcess(main, settings, log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    AppProcess awaitReady() {
        SeatlogClient client = SeatlogClient.at(URI.create("http://127.0.0.1:" + port));
        Awaitility.await(process.info().commandLine().orElse("app"))
                .atMost(Duration.ofSeconds(60))
                .ignoreException(UncheckedIOException.class)
                .until(() -> client.get("/actuator/health/readiness").status() == 200);
        return this;
    }

    /** As a power cut. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
