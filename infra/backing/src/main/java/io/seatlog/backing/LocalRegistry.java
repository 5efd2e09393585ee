package io.seatlog.backing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A real schema registry on 127.0.0.1 in a child process. It keeps its schemas in a database file and so needs no
 * broker to start; each registration is on disk before it is answered.
 */
public final class LocalRegistry implements AutoCloseable {

    private static final String API = "/apis/ccompat/v7";

    private final Settings settings;
    private final int port;
    private ChildProcess child;

    /**
     * How the registry runs.
     *
     * @param dataDir where its database file is kept
     * @param port of the registry; 0 takes a free one
     * @param jvmOptions heap and compiler of the child
     * @param startMax longest wait for readiness
     * @param progress told what goes on, each second
     */
    public record Settings(
            Path dataDir, int port, Path log, List<String> jvmOptions, Duration startMax, Consumer<String> progress) {

        public Settings {
            jvmOptions = List.copyOf(jvmOptions);
        }

        /** A small registry with its data in this folder, on a free port. */
        public static Settings in(Path dataDir) {
            Path log = dataDir.resolveSibling("logs").resolve("registry.log");
            List<String> jvm = List.of("-Xms64m", "-Xmx256m", "-XX:TieredStopAtLevel=1");
            return new Settings(dataDir, 0, log, jvm, Duration.ofSeconds(90), line -> {});
        }

        public Settings withPort(int port) {
            return new Settings(dataDir, port, log, jvmOptions, startMax, progress);
        }

        public Settings withLog(Path log) {
            return new Settings(dataDir, port, log, jvmOptions, startMax, progress);
        }

        public Settings withProgress(Consumer<String> progress) {
            return new Settings(dataDir, port, log, jvmOptions, startMax, progress);
        }
    }

    private LocalRegistry(Settings settings, int port) {
        this.settings = settings;
        this.port = port;
        this.child = launch();
    }

    /** Starts a registry and waits until it answers. */
    public static LocalRegistry start(Settings settings) {
        return new LocalRegistry(settings, settings.port() == 0 ? FreePort.any() : settings.port());
    }

    /** The root of the Confluent-compatible API. */
    public String url() {
        return "http://127.0.0.1:" + port + API;
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

    /** Ends the registry at once, as a power cut would. */
    public void kill() {
        child.kill();
    }

    /** Starts the registry again, on the same port and data; stops it first where it still runs. */
    public void restart() {
        stop();
        child = launch();
    }

    /** Stops the registry cleanly; {@link #restart()} starts it again. */
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
        jvm.addAll(settings.jvmOptions());
        jvm.addAll(options());
        ChildProcess started = ChildProcess.start(new ChildProcess.Command(
                "registry",
                home.registryClassPath(),
                jvm,
                "io.seatlog.backing.child.RegistryMain",
                url() + "/subjects",
                settings.log()));
        started.awaitReady(settings.startMax(), settings.progress());
        return started;
    }

    private List<String> options() {
        Path file = settings.dataDir().toAbsolutePath().resolve("registry");
        return List.of(
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                // Write each commit at once: the default keeps up to half a second in memory.
                "-Dapicurio.datasource.url=jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                "-Dapicurio.datasource.jdbc.initial-size=1",
                "-Dapicurio.datasource.jdbc.min-size=1",
                "-Dapicurio.datasource.jdbc.max-size=10",
                "-Dquarkus.http.access-log.enabled=false",
                "-Dquarkus.log.category.\"io.apicurio\".level=WARN",
                "-Dquarkus.log.console.format=%d{HH:mm:ss.SSS} %p %c{2.} %m%n");
    }
}
