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
 * CPU that the threads of processes have used, by what they do: their names without numbers. A table per stage costs
 * nothing to take this way, unlike a profiler. Where there is no /proc it is empty.
 *
 * @param seconds by role and name of the threads
 */
public record ThreadTimes(Map<String, Double> seconds) {

    private static final double TICKS_PER_SECOND = 100;

    /** Fields of /proc/…/stat behind the name in parentheses: utime is the 14th of all, the 12th of these. */
    private static final int USER_TICKS = 11;

    public ThreadTimes {
        seconds = Map.copyOf(seconds);
    }

    /** What these processes have used up to now. */
    public static ThreadTimes of(Map<String, ProcessHandle> processes) {
        Map<String, Double> seconds = new HashMap<>();
        processes.forEach((role, process) -> {
            try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
                tasks.forEach(task -> add(role, task, seconds));
            } catch (IOException gone) {
                // no /proc here, or no such process any more
            }
        });
        return new ThreadTimes(seconds);
    }

    private static void add(String role, Path task, Map<String, Double> seconds) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            int close = stat.lastIndexOf(')');
            String name = stat.substring(stat.indexOf('(') + 1, close);
            String[] fields = stat.substring(close + 2).split(" ");
            double ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
            seconds.merge(role + ": " + stage(name), ticks / TICKS_PER_SECOND, Double::sum);
        } catch (IOException ended) {
            // a thread that is no more
        }
    }

    /** {@code data-plane-kaf} and {@code GC Thread#1} say what they are without their numbers. */
    static String stage(String threadName) {
        return threadName.replaceAll("[-#_ ]+\\d[-#\\d]*", "").strip();
    }

    /** What was used between an earlier look and this one. */
    public ThreadTimes since(ThreadTimes earlier) {
        Map<String, Double> used = new HashMap<>();
        seconds.forEach((stage, now) -> used.put(stage, now - earlier.seconds.getOrDefault(stage, 0.0)));
        return new ThreadTimes(used);
    }

    /** The stages that used most, each in microseconds an operation, and the rest as one. */
    public Table table(String title, long operations, int rowsMax) {
        List<Map.Entry<String, Double>> sorted = seconds.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .toList();
        double all = sorted.stream().mapToDouble(Map.Entry::getValue).sum();
        List<List<String>> rows = new ArrayList<>();
        double rest = all;
        for (Map.Entry<String, Double> stage : sorted.subList(0, Math.min(rowsMax, sorted.size()))) {
            rest -= stage.getValue();
            rows.add(row(stage.getKey(), stage.getValue(), operations, all));
        }
        rows.add(row("everything else", rest, operations, all));
        rows.add(row("all", all, operations, all));
        return new Table(title, List.of("threads", "us each", "share"), rows);
    }

    private static List<String> row(String stage, double seconds, long operations, double all) {
        return List.of(
                stage,
                "%.1f".formatted(seconds * 1e6 / operations),
                "%.0f %%".formatted(all == 0 ? 0 : 100 * seconds / all));
    }
}
