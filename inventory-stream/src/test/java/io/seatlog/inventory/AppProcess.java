package io.seatlog.inventory;

import io.seatlog.backing.SharedBacking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The app in a JVM of its own, so that it can be killed as the power would. */
final class AppProcess {

    static final int PARTITIONS = 2;

    private final Process process;

    private AppProcess(Process process) {
        this.process = process;
    }

    static AppProcess start(Path folder, int n) throws IOException {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                InventoryApp.class.getName(),
                "--server.port=0",
                "--seatlog.kafka.bootstrap-servers=" + SharedBacking.kafka().bootstrapServers(),
                "--seatlog.kafka.partitions=" + PARTITIONS,
                "--seatlog.kafka.replication=1",
                "--seatlog.registry.url=" + SharedBacking.registry().url(),
                "--seatlog.streams.state-dir=" + folder.resolve("state"),
                "--seatlog.streams.standbys=0"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("app-" + n + ".log").toFile());
        return new AppProcess(builder.start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
