package io.seatlog.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders in a world that merges their inputs at random: each must reach the end that the oracle finds right. */
class OrderSimulationTest {

    /** How many orders, each with a merge of its own; a million by hand. */
    private static final int SEEDS = Integer.getInteger("seatlog.simulations", 6_000);

    @Test
    void everyOrderReachesItsRightEndUnderEveryMergeOfItsInputs() {
        OrderRules rules = new OrderRules();
        Map<String, LongAdder> ends = new ConcurrentSkipListMap<>();
        LongAdder inputs = new LongAdder();
        LongStream.range(0, SEEDS).parallel().forEach(seed -> {
            try {
                OrderWorld world = new OrderWorld(seed, rules);
                run(world);
                inputs.add(world.inputs);
                Known order = (Known) Objects.requireNonNull(world.order);
                ends.computeIfAbsent(end(order), end -> new LongAdder()).increment();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(trace(seed, rules), e);
            }
        });
        System.out.printf("Simulation: %,d orders, %,d inputs, every end right: %s%n", SEEDS, inputs.longValue(), ends);
        assertThat(ends.values().stream().mapToLong(LongAdder::longValue).sum()).isEqualTo(SEEDS);
    }

    private static String end(Known order) {
        return order.status() + (order.payment().parked() == null ? "" : " (and was parked)");
    }

    static Stream<String> rows() {
        return OrderTable.ROWS.stream().map(Row::name);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void noRowOfTheTableCanBeLeftOut(String name) {
        List<Row> others =
                OrderTable.ROWS.stream().filter(row -> !row.name().equals(name)).toList();
        assertThat(others).hasSize(OrderTable.ROWS.size() - 1);
        assertThat(LongStream.range(0, SEEDS).anyMatch(seed -> fails(seed, new OrderRules(others))))
                .as("a seed fails without the row %s", name)
                .isTrue();
    }

    private static boolean fails(long seed, OrderRules rules) {
        try {
            run(new OrderWorld(seed, rules));
            return false;
        } catch (AssertionError | RuntimeException e) {
            return true;
        }
    }

    private static void run(OrderWorld world) {
        world.run();
        OrderOracle.checkEnd(world);
    }

    private static String trace(long seed, OrderRules rules) {
        OrderWorld world = new OrderWorld(seed, rules);
        world.traced = true;
        assertThatThrownBy(() -> run(world)).isInstanceOf(Throwable.class);
        return "Seed " + seed + ":\n  " + String.join("\n  ", world.trace);
    }
}
