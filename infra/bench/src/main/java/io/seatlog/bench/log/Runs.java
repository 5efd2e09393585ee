package io.seatlog.bench.log;

import io.seatlog.bench.Figure;
import io.seatlog.bench.Table;
import io.seatlog.bench.ThreadTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The same commands again and again: what each round saw, in their order. */
final class Runs {

    private final List<LogDriver.Run> rounds = new ArrayList<>();

    void add(LogDriver.Run run) {
        rounds.add(run);
    }

    LogDriver.Run last() {
        return rounds.get(rounds.size() - 1);
    }

    /** A value of each round. */
    Figure figure(String what, String unit, ToDoubleFunction<LogDriver.Run> value) {
        return Figure.of(what, unit, rounds.stream().map(value::applyAsDouble).toList());
    }

    /** What threads took for a decision of all rounds. */
    Table threads(String what, int rowsMax) {
        ThreadTimes all = rounds.stream()
                .map(LogDriver.Run::threads)
                .reduce(ThreadTimes::and)
                .orElseThrow();
        long decisions = rounds.stream().mapToLong(LogDriver.Run::decisions).sum();
        return all.table("Where the time goes, " + what + ", all rounds", decisions, rowsMax);
    }
}
