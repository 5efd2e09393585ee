package io.seatlog.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What each thread of processes has used since its start, at one moment. Where there is no Linux it is empty.
 *
 * @param threads by process and number
 */
public record ThreadLook(Map<String, Seen> threads) {

    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * One thread.
     *
     * @param stage its process's role, and what it does there
     */
    record Seen(String stage, ThreadTimes.Use use) {}

    public ThreadLook {
        threads = Map.copyOf(threads);
    }

    /** At these processes, by role, as they are now. */
    public static ThreadLook at(Map<String, ProcessHandle> processes) {
        Map<String, Seen> threads = new HashMap<>();
        processes.forEach((role, process) -> {
            try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
                tasks.forEach(task -> add(role, task, threads));
            } catch (IOException | UncheckedIOException gone) {
                // no /proc here, or no such process any more
            }
        });
        return new ThreadLook(threads);
    }

    private static void add(String role, Path task, Map<String, Seen> threads) {
        try {
            String stage = role + ": " + stage(Files.readString(task.resolve("comm")));
            threads.put(task.toString(), new Seen(stage, use(Files.readString(task.resolve("schedstat")))));
        } catch (IOException ended) {
            // a thread that is no more
        }
    }

    /** {@code data-plane-kaf} and {@code GC Thread#1} say what they are without their numbers. */
    static String stage(String threadName) {
        return threadName.replaceAll("[-#_ ]+\\d[-#\\d]*", "").strip();
    }

    /** What Linux says of a thread: nanoseconds on a core, nanoseconds ready without one, turns. */
    static ThreadTimes.Use use(String schedstat) {
        String[] fields = schedstat.strip().split(" ");
        return new ThreadTimes.Use(
                Long.parseLong(fields[0]) / NANOS_PER_SECOND, Long.parseLong(fields[1]) / NANOS_PER_SECOND);
    }

    /** What was used between an earlier look and this one, by threads that there still are. */
    public ThreadTimes since(ThreadLook earlier) {
        Map<String, ThreadTimes.Use> used = new HashMap<>();
        threads.forEach((thread, now) -> {
            Seen before = earlier.threads.get(thread);
            ThreadTimes.Use use = before == null ? now.use() : now.use().minus(before.use());
            used.merge(now.stage(), use, ThreadTimes.Use::and);
        });
        return new ThreadTimes(used);
    }
}
