package io.seatlog.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CPU that the threads of processes have used, and how long they were ready and had to wait for a core, by what they do:
 * their names without numbers. A table per stage costs nothing to take this way, unlike a profiler. Where there is no Linux it
 * is empty.
 *
 * @param uses by role and name of the threads
 */
public record ThreadTimes(Map<String, Use> uses) {

    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * Of the threads of one name.
     *
     * @param seconds on a core
     * @param waited  seconds ready, without a core
     */
    public record Use(double seconds, double waited) {

        private static final Use NONE = new Use(0, 0);

        private Use and(Use other) {
            return new Use(seconds + other.seconds, waited + other.waited);
        }

        private Use minus(Use other) {
            return new Use(seconds - other.seconds, waited - other.waited);
        }
    }

    public ThreadTimes {
        uses = Map.copyOf(uses);
    }

    /** What these processes have used up to now. */
    public static ThreadTimes of(Map<String, ProcessHandle> processes) {
        Map<String, Use> uses = new HashMap<>();
        processes.forEach((role, process) -> {
            try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
                tasks.forEach(task -> add(role, task, uses));
            } catch (IOException gone) {
                // no /proc here, or no such process any more
            }
        });
        return new ThreadTimes(uses);
    }

    private static void add(String role, Path task, Map<String, Use> uses) {
        try {
            String name = Files.readString(task.resolve("comm"));
            uses.merge(role + ": " + stage(name), use(Files.readString(task.resolve("schedstat"))), Use::and);
        } catch (IOException ended) {
            // a thread that is no more
        }
    }

    /** {@code data-plane-kaf} and {@code GC Thread#1} say what they are without their numbers. */
    static String stage(String threadName) {
        return threadName.replaceAll("[-#_ ]+\\d[-#\\d]*", "").strip();
    }

    /** What Linux says of a thread: nanoseconds on a core, nanoseconds ready without one, turns. */
    static Use use(String schedstat) {
        String[] fields = schedstat.strip().split(" ");
        return new Use(Long.parseLong(fields[0]) / NANOS_PER_SECOND, Long.parseLong(fields[1]) / NANOS_PER_SECOND);
    }

    /** What was used between an earlier look and this one. */
    public ThreadTimes since(ThreadTimes earlier) {
        Map<String, Use> used = new HashMap<>();
        uses.forEach((stage, now) -> used.put(stage, now.minus(earlier.uses.getOrDefault(stage, Use.NONE))));
        return new ThreadTimes(used);
    }

    /** Both together. */
    public ThreadTimes and(ThreadTimes other) {
        Map<String, Use> both = new HashMap<>(uses);
        other.uses.forEach((stage, use) -> both.merge(stage, use, Use::and));
        return new ThreadTimes(both);
    }

    /** The stages that used most, each in microseconds an operation, and the rest as one. */
    public Table table(String title, long operations, int rowsMax) {
        List<Map.Entry<String, Use>> sorted = uses.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingDouble(Use::seconds).reversed()))
                .toList();
        Use all = sum(sorted);
        int told = Math.min(rowsMax, sorted.size());
        List<List<String>> rows = new ArrayList<>();
        sorted.subList(0, told).forEach(stage -> rows.add(row(stage.getKey(), stage.getValue(), operations, all)));
        if (told < sorted.size()) {
            rows.add(row("everything else", sum(sorted.subList(told, sorted.size())), operations, all));
        }
        rows.add(row("all", all, operations, all));
        return new Table(title, List.of("threads", "us each", "share", "us each ready without a core"), rows);
    }

    private static Use sum(List<Map.Entry<String, Use>> stages) {
        return stages.stream().map(Map.Entry::getValue).reduce(Use.NONE, Use::and);
    }

    private static List<String> row(String stage, Use use, long operations, Use all) {
        return List.of(
                stage,
                "%.1f".formatted(use.seconds() * 1e6 / operations),
                "%.0f %%".formatted(all.seconds() == 0 ? 0 : 100 * use.seconds() / all.seconds()),
                "%.1f".formatted(use.waited() * 1e6 / operations));
    }
}
