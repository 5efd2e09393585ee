package io.seatlog.inventory.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What one command about an order costs: decide, and apply where that makes a fact. Each runs through a thousand commands
 * about other seats and orders, on a state that stays as it is.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OrderBenchmark {

    /** Nobody has a seat. */
    @State(Scope.Thread)
    public static class Empty {
        final CommandCycle hold;
        final CommandCycle best;

        public Empty() {
            BenchHouse house = BenchHouse.empty();
            hold = new CommandCycle(house, BenchCommands.holds());
            best = new CommandCycle(house, BenchCommands.bests());
        }
    }

    /** A thousand orders are held. */
    @State(Scope.Thread)
    public static class Held {
        final CommandCycle repeat;
        final CommandCycle taken;
        final CommandCycle release;
        final CommandCycle expire;
        final CommandCycle book;

        public Held() {
            BenchHouse house = BenchHouse.empty();
            List<HoldSeats> others = new ArrayList<>();
            List<ReleaseHold> releases = new ArrayList<>();
            List<ExpireHold> expiries = new ArrayList<>();
            List<BookHold> bookings = new ArrayList<>();
            for (HoldSeats hold : BenchCommands.holds()) {
                house.run(hold);
                others.add(BenchCommands.hold("other-" + hold.order().reference(), hold.seats()));
                releases.add(new ReleaseHold(hold.order(), hold.customer()));
                expiries.add(new ExpireHold(hold.order(), BenchPlan.DEADLINE));
                bookings.add(new BookHold(hold.order()));
            }
            repeat = new CommandCycle(house, BenchCommands.holds());
            taken = new CommandCycle(house, others);
            release = new CommandCycle(house, releases);
            expire = new CommandCycle(house, BenchPlan.DEADLINE, expiries);
            book = new CommandCycle(house, bookings);
        }
    }

    /** A thousand orders are booked. */
    @State(Scope.Thread)
    public static class Booked {
        final CommandCycle giveBack;

        public Booked() {
            giveBack = new CommandCycle(
                    BenchHouse.empty().booked(),
                    BenchCommands.holds().stream()
                            .map(hold -> new ReturnSeats(
                                    hold.order(), List.of(hold.seats().get(0))))
                            .toList());
        }
    }

    /** Half of the seats are taken, one by one, all over the house. */
    @State(Scope.Thread)
    public static class Fragmented {
        final CommandCycle best;

        public Fragmented() {
            best = new CommandCycle(BenchHouse.empty().soldDownTo(BenchPlan.SEATS / 2), BenchCommands.bests());
        }
    }

    /** 200 of 100,000 seats are left, all over the house; hardly any two are neighbours. */
    @State(Scope.Thread)
    public static class NearlyFull {
        final CommandCycle best;

        public NearlyFull() {
            best = new CommandCycle(BenchHouse.empty().soldDownTo(200), BenchCommands.bests());
        }
    }

    /** No seat is left. */
    @State(Scope.Thread)
    public static class Full {
        final CommandCycle best;

        public Full() {
            best = new CommandCycle(BenchHouse.empty().soldDownTo(0), BenchCommands.bests());
        }
    }

    @Benchmark
    public Object holdTwoSeatsDecide(Empty state) {
        return state.hold.decide();
    }

    @Benchmark
    public Object holdTwoSeats(Empty state) {
        return state.hold.decideAndApply();
    }

    @Benchmark
    public Object holdRepeated(Held state) {
        return state.repeat.refuse();
    }

    @Benchmark
    public Object holdRefusedTaken(Held state) {
        return state.taken.refuse();
    }

    @Benchmark
    public Object bestTwoEmpty(Empty state) {
        return state.best.decideAndApply();
    }

    @Benchmark
    public Object bestTwoFragmented(Fragmented state) {
        return state.best.decideAndApply();
    }

    @Benchmark
    public Object bestTwoNearlyFull(NearlyFull state) {
        return state.best.decideAndApply();
    }

    @Benchmark
    public Object bestTwoSoldOut(Full state) {
        return state.best.refuse();
    }

    @Benchmark
    public Object releaseHold(Held state) {
        return state.release.decideAndApply();
    }

    @Benchmark
    public Object expireHold(Held state) {
        return state.expire.decideAndApply();
    }

    @Benchmark
    public Object bookHold(Held state) {
        return state.book.decideAndApply();
    }

    @Benchmark
    public Object returnOneSeat(Booked state) {
        return state.giveBack.decideAndApply();
    }
}
