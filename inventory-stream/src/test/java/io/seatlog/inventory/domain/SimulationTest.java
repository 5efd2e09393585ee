package io.seatlog.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.seatlog.id.OrderId;
import io.seatlog.id.SeatId;
import io.seatlog.inventory.domain.NaiveHouse.Known;
import io.seatlog.inventory.domain.NaiveHouse.Seat;
import io.seatlog.reason.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random commands against the house and its naive twin. After every step: the same verdict, no seat of two orders, the
 * capacity conserved, counts and summaries that agree with the seats; at the end, the facts replayed give the same
 * rows.
 */
class SimulationTest {

    private static final int STEPS = 400;

    private Theatre theatre = Theatre.onSale(Theatre.policy(12));
    private NaiveHouse twin = new NaiveHouse(theatre.house.plan(), Theatre.policy(12), Theatre.seats("B8"));
    private SplittableRandom random = new SplittableRandom(0);
    private final Map<OrderId, HoldSeats> asked = new HashMap<>();

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithItsTwin(long seed) {
        random = new SplittableRandom(seed);
        for (int step = 0; step < STEPS; step++) {
            theatre.after(Duration.ofSeconds(random.nextInt(90)));
            step();
            checkInvariants();
        }
        HeapHouse replayed = new HeapHouse(Theatre.SHOWTIME);
        theatre.facts.forEach(replayed::apply);
        assertThat(replayed.snapshot()).isEqualTo(theatre.house.snapshot());
    }

    private void step() {
        int dice = random.nextInt(100);
        if (dice < 25) {
            hold(named());
        } else if (dice < 50) {
            hold(best());
        } else if (dice < 58) {
            repeat();
        } else if (dice < 68) {
            book(someOrder());
        } else if (dice < 78) {
            release(someOrder());
        } else if (dice < 88) {
            expire(someOrder());
        } else if (dice < 92) {
            giveBack(someOrder());
        } else if (dice < 97) {
            block();
        } else {
            pause();
        }
    }

    private OrderId someOrder() {
        return Theatre.order(random.nextInt(120));
    }

    private HoldSeats named() {
        List<SeatId> all = new ArrayList<>();
        twin.seats.values().stream()
                .filter(s -> s.part.kind() == SectionKind.SEATED)
                .forEach(s -> all.add(new SeatId(s.id)));
        List<SeatId> wanted = new ArrayList<>();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            wanted.add(all.remove(random.nextInt(all.size())));
        }
        return new HoldSeats(someOrder(), Theatre.customer(random.nextInt(8)), wanted, null);
    }

    private HoldSeats best() {
        List<List<io.seatlog.id.SectionId>> sections =
                List.of(List.of(), List.of(), List.of(Theatre.STALLS), List.of(Theatre.BALCONY, Theatre.FLOOR));
        List<List<Category>> categories =
                List.of(List.of(), List.of(), List.of(Theatre.SEAT), List.of(Theatre.SEAT, Theatre.WHEELCHAIR));
        BestChoice choice = new BestChoice(
                1 + random.nextInt(6),
                sections.get(random.nextInt(4)),
                categories.get(random.nextInt(4)),
                random.nextBoolean());
        return new HoldSeats(someOrder(), Theatre.customer(random.nextInt(8)), List.of(), choice);
    }

    private void repeat() {
        HoldSeats before = asked.get(someOrder());
        if (before != null) {
            hold(before);
        }
    }

    private void hold(HoldSeats hold) {
        Decision decision = theatre.when(hold);
        Known known = twin.orders.get(hold.order());
        if (known != null) {
            boolean same = known.request.equals(hold);
            boolean live = known.state == OrderState.HELD || known.state == OrderState.BOOKED;
            Reason expected = !same ? Reason.ORDER_EXISTS_DIFFERENT : live ? null : Reason.ORDER_ENDED;
            assertThat(Theatre.reason(decision)).isEqualTo(expected);
            assertThat(decision.fact()).isNull();
            if (expected == null) {
                assertThat(Theatre.held(decision))
                        .isEqualTo(known.seats.stream().map(s -> s.id).toList());
            }
            return;
        }
        Reason expected = verdict(hold);
        if (expected == Reason.NOT_ADJACENT) {
            assertThat(Theatre.reason(decision)).isIn(Reason.NOT_ADJACENT, null);
        } else {
            assertThat(Theatre.reason(decision)).isEqualTo(expected);
        }
        if (decision.fact() != null) {
            accept(hold, decision);
        }
    }

    /** The reason expected; NOT_ADJACENT means that no block of one category is free. */
    private Reason verdict(HoldSeats hold) {
        int quantity = hold.best() == null ? hold.seats().size() : hold.best().quantity();
        Reason before = twin.beforeSeats(hold, theatre.now, quantity);
        if (before != null) {
            return before;
        }
        if (hold.best() == null) {
            return twin.taken(wanted(hold));
        }
        long free = twin.inScope(hold.best()).stream()
                .filter(s -> s.state == SeatState.FREE)
                .count();
        long held = twin.inScope(hold.best()).stream()
                .filter(s -> s.state == SeatState.HELD)
                .count();
        if (free < quantity) {
            return free + held < quantity ? Reason.SOLD_OUT : Reason.NOT_ENOUGH_FREE;
        }
        return hold.best().adjacent() && twin.blocks(hold.best()).isEmpty() ? Reason.NOT_ADJACENT : null;
    }

    private List<Seat> wanted(HoldSeats hold) {
        return hold.seats().stream().map(id -> twin.seats.get(id.value())).toList();
    }

    private void accept(HoldSeats hold, Decision decision) {
        List<Seat> got = Theatre.held(decision).stream().map(twin.seats::get).toList();
        assertThat(got).allMatch(s -> s.state == SeatState.FREE);
        if (hold.best() == null) {
            assertThat(got).containsExactlyElementsOf(wanted(hold));
        } else {
            assertThat(twin.inScope(hold.best())).containsAll(got);
            checkBest(hold.best(), got);
        }
        SeatsHeld fact = (SeatsHeld) decision.fact();
        twin.orders.put(hold.order(), new Known(hold, got, fact.deadline()));
        twin.accepted.merge(hold.customer(), 1, Integer::sum);
        twin.give(hold.order(), got, SeatState.HELD);
        asked.put(hold.order(), hold);
    }

    private void checkBest(BestChoice best, List<Seat> got) {
        assertThat(got).doesNotHaveDuplicates().hasSize(best.quantity());
        List<List<Seat>> blocks = twin.blocks(best);
        List<List<Seat>> good =
                blocks.stream().filter(b -> !twin.leavesSingle(b)).toList();
        List<List<Seat>> candidates = good.isEmpty() ? blocks : good;
        if (!candidates.isEmpty()) {
            assertThat(candidates).contains(got);
            assertThat(NaiveHouse.cost(got))
                    .isEqualTo(candidates.stream()
                            .mapToLong(NaiveHouse::cost)
                            .min()
                            .orElseThrow());
        } else if (best.adjacent()) {
            boolean general = got.stream().allMatch(s -> s.part.kind() == SectionKind.GENERAL);
            for (int i = 1; !general && i < got.size(); i++) {
                assertThat(NaiveHouse.areNeighbours(got.get(i - 1), got.get(i))).isTrue();
            }
        }
    }

    private void book(OrderId order) {
        Decision decision = theatre.when(new BookHold(order));
        Known known = twin.orders.get(order);
        if (known == null) {
            assertThat(Theatre.reason(decision)).isEqualTo(Reason.HOLD_UNKNOWN);
        } else if (known.state == OrderState.CANCELLED) {
            assertThat(Theatre.reason(decision)).isEqualTo(Reason.HOLD_CANCELLED);
        } else if (known.state == OrderState.HELD) {
            assertThat(decision.fact()).isInstanceOf(SeatsBooked.class);
        } else if (known.state == OrderState.EXPIRED) {
            boolean over = twin.inUse(known.request.customer()) + known.seats.size() > 12;
            Reason expected = over ? Reason.CUSTOMER_LIMIT : twin.taken(known.seats);
            assertThat(Theatre.reason(decision)).isEqualTo(expected);
        } else {
            assertThat(decision.fact()).isNull();
        }
        if (known != null && decision.fact() != null) {
            known.state = OrderState.BOOKED;
            twin.give(order, known.seats, SeatState.BOOKED);
        }
    }

    private void release(OrderId order) {
        Decision decision = theatre.when(new ReleaseHold(order, null));
        Known known = twin.orders.get(order);
        Reason expected = known == null
                ? Reason.HOLD_UNKNOWN
                : known.state == OrderState.BOOKED || known.state == OrderState.RETURNED ? Reason.HOLD_BOOKED : null;
        assertThat(Theatre.reason(decision)).isEqualTo(expected);
        if (known != null && expected == null) {
            end(order, known, OrderState.CANCELLED);
        }
    }

    private void expire(OrderId order) {
        Known known = twin.orders.get(order);
        Decision decision = theatre.when(new ExpireHold(order, known == null ? theatre.now : known.deadline));
        Reason expected = known == null
                ? Reason.HOLD_UNKNOWN
                : switch (known.state) {
                    case BOOKED, RETURNED -> Reason.HOLD_BOOKED;
                    case EXPIRED, CANCELLED -> Reason.HOLD_ENDED;
                    case HELD -> theatre.now.isBefore(known.deadline) ? Reason.NOT_DUE : null;
                };
        assertThat(Theatre.reason(decision)).isEqualTo(expected);
        if (known != null && expected == null) {
            end(order, known, OrderState.EXPIRED);
        }
    }

    private void end(OrderId order, Known known, OrderState next) {
        if (known.state == OrderState.HELD) {
            twin.give(order, known.seats, SeatState.FREE);
        }
        known.state = next;
    }

    private void giveBack(OrderId order) {
        Known known = twin.orders.get(order);
        Decision decision = theatre.when(new ReturnSeats(order, List.of()));
        boolean booked = known != null && (known.state == OrderState.BOOKED || known.state == OrderState.RETURNED);
        Reason expected = known == null ? Reason.HOLD_UNKNOWN : booked ? null : Reason.NOT_BOOKED;
        assertThat(Theatre.reason(decision)).isEqualTo(expected);
        if (known != null && known.state == OrderState.BOOKED) {
            assertThat(decision.fact()).isNotNull();
            twin.give(order, known.seats, SeatState.FREE);
            known.state = OrderState.RETURNED;
        } else {
            assertThat(decision.fact()).isNull();
        }
    }

    private void block() {
        List<Seat> all = List.copyOf(twin.seats.values());
        Seat seat = all.get(random.nextInt(all.size()));
        boolean out = random.nextBoolean();
        List<SeatId> ids = List.of(new SeatId(seat.id));
        Decision decision = theatre.when(
                out ? new BlockSeats(Theatre.SHOWTIME, ids, "") : new UnblockSeats(Theatre.SHOWTIME, ids, ""));
        Reason expected = seat.owner != null
                ? Reason.valueOf("SEATS_" + seat.state)
                : !out && seat.state == SeatState.FREE ? Reason.NOT_BLOCKED : null;
        assertThat(Theatre.reason(decision)).isEqualTo(expected);
        if (expected == null) {
            seat.state = out ? SeatState.BLOCKED : SeatState.FREE;
        }
    }

    private void pause() {
        twin.paused = random.nextInt(4) == 0;
        theatre.when(twin.paused ? new PauseSales(Theatre.SHOWTIME) : new ResumeSales(Theatre.SHOWTIME));
    }

    private void checkInvariants() {
        Plan plan = theatre.house.plan();
        Counts counts = theatre.house.counts();
        assertThat(counts.number()).isEqualTo(theatre.facts.size());
        for (int part = 0; part < plan.parts(); part++) {
            Section section = theatre.house.section(part);
            for (int i = 0; i < section.layout().count(); i++) {
                Seat seat = twin.seats.get(section.layout().id(i));
                int tag = seat.owner == null ? 0 : seat.owner.tag();
                if (section.state(i) != seat.state || section.tag(i) != tag) {
                    fail(
                            "Seat %s is %s of %d, its twin %s of %d",
                            seat.id, section.state(i), section.tag(i), seat.state, tag);
                }
            }
            for (int slot = plan.slots().first(part); slot < plan.slots().first(part + 1); slot++) {
                checkSlot(plan, counts, section, slot);
            }
        }
        for (int i = 0; i < 8; i++) {
            assertThat(theatre.house.customer(Theatre.customer(i)).inUse()).isEqualTo(twin.inUse(Theatre.customer(i)));
        }
    }

    private void checkSlot(Plan plan, Counts counts, Section section, int slot) {
        int[] seats = new int[4];
        for (int i = 0; i < section.layout().count(); i++) {
            if (plan.slot(Places.of(plan.slots().part(slot), i)) == slot) {
                seats[section.state(i).ordinal()]++;
            }
        }
        assertThat(counts.free(slot)).isEqualTo(seats[0]);
        assertThat(counts.held(slot)).isEqualTo(seats[1]);
        assertThat(counts.count(slot, SeatState.BOOKED)).isEqualTo(seats[2]);
        assertThat(seats[0] + seats[1] + seats[2] + seats[3])
                .isEqualTo(plan.slots().capacity(slot));
        assertThat(counts.runs(slot))
                .isEqualTo(section.runsOfCategory(plan.slots().local(slot)));
    }
}
