package io.seatlog.inventory.domain;

import java.time.Instant;
import java.util.List;

/** Commands one after another and again from the first, and the house that they are about, which stays as it is. */
final class CommandCycle {

    private final BenchHouse house;
    private final List<Command> commands;
    private final Instant at;
    private int next;

    /**
     * Commands at a time.
     *
     * @param at log time of all of them
     */
    CommandCycle(BenchHouse house, Instant at, List<? extends Command> commands) {
        this.house = house;
        this.at = at;
        this.commands = List.copyOf(commands);
    }

    CommandCycle(BenchHouse house, List<? extends Command> commands) {
        this(house, BenchPlan.NOW, commands);
    }

    private Command next() {
        next = next + 1 == commands.size() ? 0 : next + 1;
        return commands.get(next);
    }

    Decision decide() {
        return next().decide(house, house.stamp(at));
    }

    Changes decideAndApply() {
        Decision decision = decide();
        Fact fact = decision.fact();
        if (fact == null) {
            throw new IllegalStateException("Refused: " + decision.answer());
        }
        return Changes.of(fact, house);
    }

    Decision refuse() {
        Decision decision = decide();
        if (decision.fact() != null) {
            throw new IllegalStateException("Accepted: " + decision.answer());
        }
        return decision;
    }
}
