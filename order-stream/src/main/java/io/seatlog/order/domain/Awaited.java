package io.seatlog.order.domain;

import io.seatlog.id.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order of which only commands are known: its fact is a moment behind, or there is no such order. */
public record Awaited(OrderId orderId, List<OrderCommand> waiting) implements Order {

    /** How long a command waits for its order. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Most commands that wait for one order. */
    static final int WAITING_MAX = 16;

    public Awaited {
        waiting = List.copyOf(waiting);
    }

    @Override
    public @Nullable Instant wakeAt() {
        return waiting.isEmpty() ? null : waiting.get(0).at().plus(PATIENCE);
    }

    Awaited and(OrderCommand command) {
        List<OrderCommand> longer = new ArrayList<>(waiting);
        longer.add(command);
        return new Awaited(orderId, longer);
    }

    boolean isFull() {
        return waiting.size() >= WAITING_MAX;
    }

    /** Those that have waited long enough by then. */
    List<OrderCommand> impatient(Instant now) {
        return waiting.stream()
                .filter(command -> !now.isBefore(command.at().plus(PATIENCE)))
                .toList();
    }

    Awaited without(List<OrderCommand> answered) {
        return new Awaited(
                orderId,
                waiting.stream().filter(command -> !answered.contains(command)).toList());
    }
}
