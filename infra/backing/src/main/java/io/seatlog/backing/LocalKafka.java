package io.seatlog.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

/** A real broker on 127.0.0.1 in a child process; its data stay in a folder and survive any end of it. */
public final class LocalKafka implements AutoCloseable {

    /** Room for the young from the start: each collection stops every sale for a hundredth of a second. */
    private static final List<String> HEAP = List.of("-Xms384m", "-Xmn160m", "-Xmx512m", "-XX:MetaspaceSize=96m");

    private final Settings settings;
    private final int port;
    private ChildProcess child;

    /**
     * How the broker runs.
     *
     * @param dataDir its data; the log file is {@code dataDir/../logs/kafka.log} unless given
     * @param port of the broker; 0 takes a free one
     * @param jvmOptions heap and compiler of the child
     * @param overrides broker properties that replace ours
     * @param startMax longest wait for readiness
     * @param progress told what goes on, each second
     */
    public record Settings(
            Path dataDir,
            int port,
            Path log,
            List<String> jvmOptions,
            Map<String, String> overrides,
            Duration startMax,
            Consumer<String> progress) {

        public Settings {
            jvmOptions = List.copyOf(jvmOptions);
            overrides = Map.copyOf(overrides);
        }

        /** A small broker with its data in this folder, on a free port. */
        public static Settings in(Path dataDir) {
            Path log = dataDir.resolveSibling("logs").resolve("kafka.log");
            List<String> jvm = new ArrayList<>(HEAP);
            jvm.addAll(HugePages.options());
            return new Settings(dataDir, 0, log, jvm, Map.of(), Duration.ofSeconds(90), line -> {});
        }

        public Settings withPort(int port) {
            return new Settings(dataDir, port, log, jvmOptions, overrides, startMax, progress);
        }

        public Settings withLog(Path log) {
            return new Settings(dataDir, port, log, jvmOptions, overrides, startMax, progress);
        }

        public Settings withJvmOptions(List<String> jvmOptions) {
            return new Settings(dataDir, port, log, jvmOptions, overrides, startMax, progress);
        }

        public Settings withOverrides(Map<String, String> overrides) {
            return new Settings(dataDir, port, log, jvmOptions, overrides, startMax, progress);
        }

        public Settings withProgress(Consumer<String> progress) {
            return new Settings(dataDir, port, log, jvmOptions, overrides, startMax, progress);
        }
    }

    private LocalKafka(Settings settings, int port) {
        this.settings = settings;
        this.port = port;
        this.child = launch();
    }

    /** Starts a broker and waits until it serves. */
    public static LocalKafka start(Settings settings) {
        return new LocalKafka(settings, settings.port() == 0 ? FreePort.any() : settings.port());
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return child.pid();
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    /** Ends the broker at once, as a power cut would. */
    public void kill() {
        child.kill();
    }

    /** Starts the broker again, on the same port and data; stops it first where it still runs. */
    public void restart() {
        stop();
        child = launch();
    }

    /** Stops the broker cleanly; {@link #restart()} starts it again. */
    public void stop() {
        child.close();
    }

    @Override
    public void close() {
        stop();
    }

    private ChildProcess launch() {
        BackingHome home = BackingHome.find();
        List<String> jvm = new ArrayList<>(ChildJvm.OPTIONS);
        jvm.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        jvm.add("-Dorg.slf4j.simpleLogger.log.kafka.server.DefaultAutoTopicCreationManager=error");
        jvm.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
        jvm.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS");
        jvm.addAll(settings.jvmOptions());
        ChildProcess started = ChildProcess.start(new ChildProcess.Command(
                "kafka",
                home.brokerClassPath(),
                jvm,
                "io.seatlog.backing.child.BrokerMain",
                writeProperties().toString(),
                settings.log()));
        started.awaitReady(settings.startMax(), settings.progress());
        return started;
    }

    private Path writeProperties() {
        Properties properties = new Properties();
        properties.putAll(BrokerProperties.of(settings.dataDir(), port, FreePort.any()));
        properties.putAll(settings.overrides());
        Path file = settings.dataDir().resolveSibling(settings.dataDir().getFileName() + ".properties");
        try {
            Files.createDirectories(settings.dataDir());
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + file, failed);
        }
        return file;
    }
}
