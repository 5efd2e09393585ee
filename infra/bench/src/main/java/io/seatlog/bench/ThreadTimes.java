package io.seatlog.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * CPU that the threads of processes have used in some time, and how long they were ready and had to wait for a core, by what
 * they do: their names without numbers. A table costs nothing to take this way, unlike a profiler.
 *
 * @param uses by role and name of the threads
 */
public record ThreadTimes(Map<String, Use> uses) {

    /**
     * Of the threads of one name.
     *
     * @param seconds on a core
     * @param waited  seconds ready, without a core
     */
    public record Use(double seconds, double waited) {

        private static final Use NONE = new Use(0, 0);

        Use and(Use other) {
            return new Use(seconds + other.seconds, waited + other.waited);
        }

        Use minus(Use other) {
            return new Use(seconds - other.seconds, waited - other.waited);
        }
    }

    public ThreadTimes {
        uses = Map.copyOf(uses);
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
