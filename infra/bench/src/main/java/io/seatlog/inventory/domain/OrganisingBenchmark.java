package io.seatlog.inventory.domain;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What one command of an organiser costs: decide and apply, on a state that stays as it is. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OrganisingBenchmark {

    /** Nothing is laid out yet. */
    @State(Scope.Thread)
    public static class Blank {
        final CommandCycle grids;
        final CommandCycle lists;

        public Blank() {
            BenchHouse house = BenchHouse.blank();
            grids = new CommandCycle(house, BenchPlan.grids());
            lists = new CommandCycle(house, BenchPlan.lists());
        }
    }

    /** All sections are laid out. */
    @State(Scope.Thread)
    public static class LaidOut {
        final CommandCycle open = new CommandCycle(BenchHouse.laidOut(), List.of(BenchPlan.opening()));
    }

    /** Nobody has a seat yet. */
    @State(Scope.Thread)
    public static class OnSale {
        final CommandCycle change;
        final CommandCycle pause;
        final CommandCycle block;
        final CommandCycle cancel;

        public OnSale() {
            BenchHouse house = BenchHouse.empty();
            long revision = Organising.known(house).revision();
            change = new CommandCycle(
                    house,
                    BenchCommands.all(number -> new ChangeShowtime(
                            BenchPlan.SHOWTIME, revision, BenchPlan.policy(BenchPlan.PRICE + 1 + number))));
            pause = new CommandCycle(house, List.of(new PauseSales(BenchPlan.SHOWTIME)));
            block = new CommandCycle(house, BenchCommands.blocks());
            cancel = new CommandCycle(house, List.of(new CancelShowtime(BenchPlan.SHOWTIME)));
        }
    }

    /** Sales are paused. */
    @State(Scope.Thread)
    public static class Paused {
        final CommandCycle resume;

        public Paused() {
            BenchHouse house = BenchHouse.empty();
            house.run(new PauseSales(BenchPlan.SHOWTIME));
            resume = new CommandCycle(house, List.of(new ResumeSales(BenchPlan.SHOWTIME)));
        }
    }

    /** A thousand times two seats are out of the sale. */
    @State(Scope.Thread)
    public static class Blocked {
        final CommandCycle unblock;

        public Blocked() {
            BenchHouse house = BenchHouse.empty();
            BenchCommands.blocks().forEach(house::run);
            unblock = new CommandCycle(
                    house,
                    BenchCommands.all(number -> new UnblockSeats(BenchPlan.SHOWTIME, BenchCommands.pair(number), "")));
        }
    }

    /** The showtime is over, its thousand orders booked: it has some rows more than one close removes. */
    @State(Scope.Thread)
    public static class Over {
        final CommandCycle close;

        public Over() {
            BenchHouse house = BenchHouse.empty().booked();
            if (house.rows(Integer.MAX_VALUE).size() <= CloseShowtime.ROWS_MAX) {
                throw new IllegalStateException("One close removes all rows");
            }
            Instant due = Organising.known(house).policy().closeAt();
            close = new CommandCycle(house, due, List.of(new CloseShowtime(BenchPlan.SHOWTIME, due)));
        }
    }

    @Benchmark
    public Object openSectionGrid(Blank state) {
        return state.grids.decideAndApply();
    }

    @Benchmark
    public Object openSectionList(Blank state) {
        return state.lists.decideAndApply();
    }

    @Benchmark
    public Object openShowtime(LaidOut state) {
        return state.open.decideAndApply();
    }

    @Benchmark
    public Object changeShowtime(OnSale state) {
        return state.change.decideAndApply();
    }

    @Benchmark
    public Object pauseSales(OnSale state) {
        return state.pause.decideAndApply();
    }

    @Benchmark
    public Object resumeSales(Paused state) {
        return state.resume.decideAndApply();
    }

    @Benchmark
    public Object blockTwoSeats(OnSale state) {
        return state.block.decideAndApply();
    }

    @Benchmark
    public Object unblockTwoSeats(Blocked state) {
        return state.unblock.decideAndApply();
    }

    @Benchmark
    public Object cancelShowtime(OnSale state) {
        return state.cancel.decideAndApply();
    }

    @Benchmark
    public Object closeShowtime(Over state) {
        return state.close.decideAndApply();
    }
}
