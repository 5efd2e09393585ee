package io.seatlog.inventory.domain;

import io.seatlog.id.SeatId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What one command costs: decide, and apply where that makes a fact. Each runs through a thousand commands about other
 * seats and orders, on a state that stays as it is.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DomainBenchmark {

    private static final int COMMANDS = 1_000;

    /** Far from each other, so that they lie in many sections. */
    private static int seat(int number) {
        return (int) (number * 7_919L * 2 % BenchHouse.SEATS);
    }

    /** Commands in turn, and the house that they are about. */
    static final class Turns {
        private final BenchHouse house;
        private final List<Command> commands;
        private final Instant at;
        private int next;

        Turns(BenchHouse house, Instant at, List<? extends Command> commands) {
            this.house = house;
            this.at = at;
            this.commands = List.copyOf(commands);
        }

        Turns(BenchHouse house, List<? extends Command> commands) {
            this(house, BenchHouse.NOW, commands);
        }

        private Command next() {
            next = next + 1 == commands.size() ? 0 : next + 1;
            return commands.get(next);
        }

        Decision decide() {
            return next().decide(house, house.stamp(at));
        }

        @Nullable
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

    private static List<HoldSeats> holds() {
        List<HoldSeats> holds = new ArrayList<>();
        for (int i = 0; i < COMMANDS; i++) {
            holds.add(BenchHouse.hold("h" + i, List.of(seat(i), seat(i) + 1)));
        }
        return holds;
    }

    private static List<HoldSeats> bests() {
        List<HoldSeats> bests = new ArrayList<>();
        for (int i = 0; i < COMMANDS; i++) {
            bests.add(BenchHouse.best("b" + i, 2));
        }
        return bests;
    }

    /** Nobody has a seat. */
    @State(Scope.Thread)
    public static class Empty {
        final Turns hold;
        final Turns best;
        final Turns block;

        public Empty() {
            BenchHouse house = BenchHouse.empty();
            hold = new Turns(house, holds());
            best = new Turns(house, bests());
            List<BlockSeats> blocks = new ArrayList<>();
            for (int i = 0; i < COMMANDS; i++) {
                List<SeatId> seats =
                        List.of(new SeatId(BenchHouse.seat(seat(i))), new SeatId(BenchHouse.seat(seat(i) + 1)));
                blocks.add(new BlockSeats(BenchHouse.SHOWTIME, seats, ""));
            }
            block = new Turns(house, blocks);
        }
    }

    /** A thousand orders are held. */
    @State(Scope.Thread)
    public static class Held {
        final Turns repeat;
        final Turns taken;
        final Turns release;
        final Turns expire;
        final Turns book;

        public Held() {
            BenchHouse house = BenchHouse.empty();
            List<HoldSeats> others = new ArrayList<>();
            List<ReleaseHold> releases = new ArrayList<>();
            List<ExpireHold> expiries = new ArrayList<>();
            List<BookHold> bookings = new ArrayList<>();
            for (HoldSeats hold : holds()) {
                house.run(hold);
                String other = "other-" + hold.order().reference();
                others.add(new HoldSeats(BenchHouse.order(other), BenchHouse.customer(other), hold.seats(), null));
                releases.add(new ReleaseHold(hold.order(), hold.customer()));
                expiries.add(new ExpireHold(hold.order(), BenchHouse.DEADLINE));
                bookings.add(new BookHold(hold.order()));
            }
            repeat = new Turns(house, holds());
            taken = new Turns(house, others);
            release = new Turns(house, releases);
            expire = new Turns(house, BenchHouse.DEADLINE, expiries);
            book = new Turns(house, bookings);
        }
    }

    /** A thousand orders are booked. */
    @State(Scope.Thread)
    public static class Booked {
        final Turns giveBack;

        public Booked() {
            BenchHouse house = BenchHouse.empty();
            List<ReturnSeats> returns = new ArrayList<>();
            for (HoldSeats hold : holds()) {
                house.run(hold);
                house.run(new BookHold(hold.order()));
                returns.add(new ReturnSeats(hold.order(), List.of(hold.seats().get(0))));
            }
            giveBack = new Turns(house, returns);
        }
    }

    /** Half of the seats are taken, one by one, all over the house. */
    @State(Scope.Thread)
    public static class Fragmented {
        final Turns best;

        public Fragmented() {
            best = new Turns(BenchHouse.empty().soldDownTo(BenchHouse.SEATS / 2), bests());
        }
    }

    /** 200 of 100,000 seats are left, all over the house; hardly any two are neighbours. */
    @State(Scope.Thread)
    public static class NearlyFull {
        final Turns best;

        public NearlyFull() {
            best = new Turns(BenchHouse.empty().soldDownTo(200), bests());
        }
    }

    /** No seat is left. */
    @State(Scope.Thread)
    public static class Full {
        final Turns best;

        public Full() {
            best = new Turns(BenchHouse.empty().soldDownTo(0), bests());
        }
    }

    @Benchmark
    public Object holdTwoSeatsDecide(Empty state) {
        return state.hold.decide();
    }

    @Benchmark
    public @Nullable Object holdTwoSeats(Empty state) {
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
    public @Nullable Object bestTwoEmpty(Empty state) {
        return state.best.decideAndApply();
    }

    @Benchmark
    public @Nullable Object bestTwoFragmented(Fragmented state) {
        return state.best.decideAndApply();
    }

    @Benchmark
    public @Nullable Object bestTwoNearlyFull(NearlyFull state) {
        return state.best.decideAndApply();
    }

    @Benchmark
    public Object bestTwoSoldOut(Full state) {
        return state.best.refuse();
    }

    @Benchmark
    public @Nullable Object releaseHold(Held state) {
        return state.release.decideAndApply();
    }

    @Benchmark
    public @Nullable Object expireHold(Held state) {
        return state.expire.decideAndApply();
    }

    @Benchmark
    public @Nullable Object bookHold(Held state) {
        return state.book.decideAndApply();
    }

    @Benchmark
    public @Nullable Object returnOneSeat(Booked state) {
        return state.giveBack.decideAndApply();
    }

    @Benchmark
    public @Nullable Object blockTwoSeats(Empty state) {
        return state.block.decideAndApply();
    }
}
