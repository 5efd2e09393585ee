package io.seatlog.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.bench.load.Transport;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class SystemSettingsTest {

    @Test
    void namesTheTransportThatTheGeneratorTakesToo() {
        assertThat(SystemSettings.transport().replace("_", "").replace("Java's ", ""))
                .isEqualToIgnoringCase(Transport.server().getSimpleName().replace("ServerSocketChannel", ""));
    }

    @Test
    void saysWhenTheBrokerFlushes() {
        String never = Long.toString(Long.MAX_VALUE);
        assertThat(SystemSettings.flush(never, never)).startsWith("left to the operating system");
        assertThat(SystemSettings.flush("1", never)).startsWith("after 1 records");
        assertThat(SystemSettings.flush(never, "500")).endsWith(" or 500 ms");
    }

    @Test
    void readsTheOptionsOfAJvmWhoseClassPathIsLong() throws Exception {
        String longer = "no-such-folder".repeat(600);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        longer,
                        "-version")
                .start();
        String options = SystemSettings.options(child.toHandle());
        child.waitFor();

        Assumptions.assumeTrue(
                Files.exists(Path.of("/proc/self/cmdline")),
                "Options of a process are read from /proc, which is not here");
        assertThat(options).isEqualTo("-XX:+UseSerialGC -Xmx64m");
    }

    @Test
    void knowsHowOftenEachAppCommits() {
        assertThat(SystemSettings.commitIntervals()).hasSize(3).allSatisfy((app, interval) -> assertThat(interval)
                .matches("[0-9]+m?s"));
    }
}
