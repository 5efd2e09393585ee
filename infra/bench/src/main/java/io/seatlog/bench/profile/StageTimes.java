package io.seatlog.bench.profile;

import io.seatlog.bench.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** CPU by stage, as samples say. */
final class StageTimes {

    private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);

    /** Counts the stacks of one more process. */
    void add(String role, List<Stack> stacks) {
        stacks.forEach(stack -> nanos.merge(Stages.of(role, stack), stack.nanos(), Long::sum));
    }

    /** Microseconds of all stages, for each of so many operations. */
    double microsEach(long operations) {
        return nanos.values().stream().mapToLong(Long::longValue).sum() / 1e3 / operations;
    }

    /** Every stage that was seen, in microseconds an operation. */
    Table table(String title, long operations) {
        double all = microsEach(operations);
        List<List<String>> rows = new ArrayList<>();
        nanos.forEach((stage, spent) -> rows.add(row(stage.words(), spent / 1e3 / operations, all)));
        rows.add(row("all", all, all));
        return new Table(title, List.of("stage", "us of CPU each", "share"), rows);
    }

    private static List<String> row(String stage, double micros, double all) {
        return List.of(stage, "%.1f".formatted(micros), "%.0f %%".formatted(all == 0 ? 0 : 100 * micros / all));
    }
}
