package io.seatlog.backing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A JVM of ours that lives no longer than this one. */
final class ChildProcess {

    private static final Duration CLEAN_STOP_MAX = Duration.ofSeconds(12);
    private static final int TAIL_LINES = 25;

    private final Command command;
    private final Process process;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    /** What to run: name for messages, class path, JVM options, main class and its argument, log file. */
    record Command(
            String name, String classPath, List<String> jvmOptions, String mainClass, String argument, Path log) {

        Command {
            jvmOptions = List.copyOf(jvmOptions);
        }

        private List<String> line() {
            List<String> line = new ArrayList<>();
            // Ctrl-C goes to the whole group of processes; the order of stopping is the parent's to decide.
            line.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", name));
            line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            line.addAll(jvmOptions);
            line.addAll(List.of("-cp", classPath, mainClass, argument));
            return line;
        }
    }

    private ChildProcess(Command command, Process process) {
        this.command = command;
        this.process = process;
        Thread reader = new Thread(this::readLine, command.name + "-line");
        reader.setDaemon(true);
        reader.start();
    }

    static ChildProcess start(Command command) {
        try {
            Files.createDirectories(command.log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(command.line());
            builder.redirectError(ProcessBuilder.Redirect.to(command.log.toFile()));
            return new ChildProcess(command, builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot start " + command.name, failed);
        }
    }

    /** Waits until the child says that it is ready; reports each second that passes. */
    void awaitReady(Duration atMost, Consumer<String> progress) {
        for (int second = 1; !isReadyWithinSecond(); second++) {
            progress.accept(command.name + " is starting, " + second + " s");
            if (second >= atMost.toSeconds()) {
                kill();
                throw failure("is not ready after " + second + " s");
            }
        }
    }

    private boolean isReadyWithinSecond() {
        try {
            ready.get(1, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException ended) {
            kill();
            throw failure("ended while starting, with code " + process.exitValue());
        } catch (InterruptedException stopped) {
            kill();
            Thread.currentThread().interrupt();
            throw failure("was interrupted while starting");
        }
    }

    private BackingException failure(String what) {
        return new BackingException(command.name + " " + what + "; the end of " + command.log + ":\n" + tail());
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(command.log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(not readable: " + unreadable.getMessage() + ")";
        }
    }

    private void readLine() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.equals("ready")) {
                    ready.complete(null);
                }
            }
        } catch (IOException closed) {
            // Same as the end of the stream: the child is gone.
        }
        ready.completeExceptionally(new IllegalStateException("ended"));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Ends the child at once, as a power cut would, and waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the child to stop, and kills it when it does not. */
    void close() {
        process.destroy();
        try {
            if (!process.waitFor(CLEAN_STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException stopped) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
