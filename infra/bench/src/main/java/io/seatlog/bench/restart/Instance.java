package io.seatlog.bench.restart;

import io.seatlog.backing.FreePort;
import io.seatlog.backing.HugePages;
import io.seatlog.backing.LocalKafka;
import io.seatlog.backing.LocalRegistry;
import io.seatlog.inventory.InventoryApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** inventory-stream in a process of its own, which can be killed. */
final class Instance implements AutoCloseable {

    private static final Duration READY_MAX = Duration.ofSeconds(120);
    private static final List<String> JVM =
            List.of("-XX:+UseParallelGC", "-Xms256m", "-Xmx1g", "-Djava.net.preferIPv4Stack=true");

    private final Process process;
    private final URI readiness;
    private final Path log;

    private Instance(Process process, int port, Path log) {
        this.process = process;
        this.readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        this.log = log;
    }

    /**
     * Starts one with its stores and its log in a folder; does not wait for it.
     *
     * @param settings more than where broker and registry are
     */
    static Instance start(LocalKafka kafka, LocalRegistry registry, Path folder, List<String> settings)
            throws IOException {
        Files.createDirectories(folder);
        int port = FreePort.any();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(HugePages.options());
        command.add("-Dorg.springframework.boot.logging.LoggingSystem=none");
        command.add("-Dseatlog.logs=" + folder);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), InventoryApp.class.getName()));
        command.add("--server.port=" + port);
        command.add("--seatlog.kafka.bootstrap-servers=" + kafka.bootstrapServers());
        command.add("--seatlog.kafka.partitions=6");
        command.add("--seatlog.kafka.replication=1");
        command.add("--seatlog.registry.url=" + registry.url());
        command.add("--seatlog.streams.state-dir=" + folder.resolve("state"));
        command.addAll(settings);
        Path log = folder.resolve("console.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-instance"));
        return new Instance(process, port, log);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    void awaitReady() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ask =
                HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(5)).build();
        long end = System.nanoTime() + READY_MAX.toNanos();
        while (!isReady(http, ask)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(
                        "inventory-stream does not start; it printed:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static boolean isReady(HttpClient http, HttpRequest ask) throws InterruptedException {
        try {
            return http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As a power cut. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
