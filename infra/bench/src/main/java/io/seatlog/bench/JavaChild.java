package io.seatlog.bench;

import io.seatlog.backing.HugePages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM with a program of the bench in it, that has a machine's process of its own so that its CPU can be told. */
public final class JavaChild implements AutoCloseable {

    private final Process process;

    private JavaChild(Process process) {
        this.process = process;
    }

    /**
     * Starts a program and waits until it prints {@code ready}.
     *
     * @param log takes what it prints as errors
     */
    public static JavaChild start(Class<?> program, Path log, List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xms1g",
                "-Xmx1g",
                "-Xmn512m",
                "-Djava.net.preferIPv4Stack=true",
                "-Dio.netty.leakDetection.level=disabled"));
        line.addAll(HugePages.options());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        line.addAll(arguments);
        Files.createDirectories(log.toAbsolutePath().getParent());
        Process process = new ProcessBuilder(line).redirectError(log.toFile()).start();
        JavaChild child = new JavaChild(process);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-child"));
        child.awaitReady(program, log);
        return child;
    }

    private void awaitReady(Class<?> program, Path log) throws IOException {
        BufferedReader printed =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = printed.readLine(); !"ready".equals(line); line = printed.readLine()) {
            if (line == null) {
                throw new IllegalStateException(program.getSimpleName() + " does not start: see " + log);
            }
        }
    }

    /** Its process. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
