package io.seatlog.inventory.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SeatId;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What is asked of a {@link BenchHouse}: a thousand commands of a kind, about other seats and orders each. */
final class BenchCommands {

    private static final int COUNT = 1_000;

    private BenchCommands() {}

    /** As many as a benchmark runs through. */
    static <C extends Command> List<C> all(IntFunction<C> command) {
        return IntStream.range(0, COUNT).mapToObj(command).toList();
    }

    /** Orders of two neighbours each. */
    static List<HoldSeats> holds() {
        return all(number -> hold("h" + number, pair(number)));
    }

    /** Orders of the best two seats each. */
    static List<HoldSeats> bests() {
        return all(number -> best("b" + number, 2));
    }

    /** Two seats each out of the sale. */
    static List<BlockSeats> blocks() {
        return all(number -> new BlockSeats(BenchPlan.SHOWTIME, pair(number), ""));
    }

    /** Two neighbours, far from those of the numbers beside it, so that they lie in many sections. */
    static List<SeatId> pair(int number) {
        int seat = (int) (number * 7_919L * 2 % BenchPlan.SEATS);
        return List.of(BenchPlan.seat(seat), BenchPlan.seat(seat + 1));
    }

    /** An order of one seat. */
    static HoldSeats single(String name, int seat) {
        return hold(name, List.of(BenchPlan.seat(seat)));
    }

    static HoldSeats hold(String name, List<SeatId> seats) {
        return new HoldSeats(order(name), customer(name), seats, null);
    }

    private static HoldSeats best(String name, int quantity) {
        return new HoldSeats(
                order(name), customer(name), List.of(), new BestChoice(quantity, List.of(), List.of(), false));
    }

    private static CustomerId customer(String name) {
        return new CustomerId("customer-of-" + name);
    }

    private static OrderId order(String name) {
        return OrderId.of(customer(name), BenchPlan.SHOWTIME, "key");
    }
}
