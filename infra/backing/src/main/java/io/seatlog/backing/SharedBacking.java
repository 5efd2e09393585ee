package io.seatlog.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One broker and one registry for all tests of a JVM: started by the first that asks, stopped when the JVM ends. Data
 * and logs are new each time, in {@code target/backing-<pid>} of the module under test.
 */
public final class SharedBacking {

    private static final List<String> QUICK_JVM = List.of("-Xms64m", "-Xmx384m", "-XX:TieredStopAtLevel=1");

    private SharedBacking() {}

    /** The broker alone. */
    public static LocalKafka kafka() {
        return Kafka.STARTED;
    }

    /** The registry alone. */
    public static LocalRegistry registry() {
        return Registry.STARTED;
    }

    /** Starts both at the same time. */
    public static void startBoth() {
        CompletableFuture<LocalRegistry> registry = CompletableFuture.supplyAsync(SharedBacking::registry);
        kafka();
        registry.join();
    }

    private static Path folder() {
        Path folder =
                Path.of("target", "backing-" + ProcessHandle.current().pid()).toAbsolutePath();
        try {
            return Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void closeAtEnd(Runnable close) {
        Runtime.getRuntime().addShutdownHook(new Thread(close, "backing-close"));
    }

    private static final class Kafka {
        private static final LocalKafka STARTED = LocalKafka.start(
                LocalKafka.Settings.in(folder().resolve("kafka")).withJvmOptions(QUICK_JVM));

        static {
            // The data are thrown away, so there is nothing to stop cleanly for.
            closeAtEnd(STARTED::kill);
        }
    }

    private static final class Registry {
        private static final LocalRegistry STARTED =
                LocalRegistry.start(LocalRegistry.Settings.in(folder().resolve("registry")));

        static {
            closeAtEnd(STARTED::kill);
        }
    }
}
