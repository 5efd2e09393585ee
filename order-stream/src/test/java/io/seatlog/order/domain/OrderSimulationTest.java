package io.seatlog.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders in a world that merges their inputs at random: each must reach the end that the oracle finds right. */
class OrderSimulationTest {

    private static final int SEEDS = 6_000;

    @Test
    void everyOrderReachesItsRightEndUnderEveryMergeOfItsInputs() {
        OrderRules rules = new OrderRules();
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                run(new OrderWorld(seed, rules));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(trace(seed, rules), e);
            }
        }
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
