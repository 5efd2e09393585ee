package io.seatlog.inventory.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SectionId;
import io.seatlog.id.ShowtimeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the showtime that is measured, on the heap and as they were decided: nothing is packed, so that what is
 * measured is the decision. (HeapHouse, of inventory-stream's tests, packs its rows as the stores do.) It stands in the
 * domain's package in order to see what the domain shows nobody else.
 */
final class BenchHouse implements House {

    private final Map<CustomerId, Customer> customers = new HashMap<>();
    private final Map<OrderId, Order> orders = new HashMap<>();
    private final Map<SectionId, Part> drafts = new HashMap<>();
    private final Section[] sections = new Section[BenchPlan.SECTIONS];
    private @Nullable Showtime showtime;
    private Counts counts = Counts.NONE;
    private @Nullable Plan plan;
    private @Nullable List<RowKey> removable;
    private long offset;

    /** A house of which nothing is published. */
    static BenchHouse blank() {
        return new BenchHouse();
    }

    /** A house that can be put on sale. */
    static BenchHouse laidOut() {
        BenchHouse house = blank();
        BenchPlan.grids().forEach(house::run);
        return house;
    }

    /** A house of which every seat is free. */
    static BenchHouse empty() {
        BenchHouse house = laidOut();
        house.run(BenchPlan.opening());
        return house;
    }

    /** An empty house with a thousand orders booked. */
    BenchHouse booked() {
        for (HoldSeats hold : BenchCommands.holds()) {
            run(hold);
            run(new BookHold(hold.order()));
        }
        return this;
    }

    /** An empty house with seats held one by one, wherever chance has it, until so many are left. */
    BenchHouse soldDownTo(int free) {
        Random chance = new Random(7);
        int[] seats = chance.ints(0, BenchPlan.SEATS)
                .distinct()
                .limit(BenchPlan.SEATS - free)
                .toArray();
        for (int seat : seats) {
            run(BenchCommands.single("filler-" + seat, seat));
        }
        return this;
    }

    Stamp stamp(Instant at) {
        return new Stamp(at, "command", 0, offset++);
    }

    /**
     * Makes what a command decides the state; a house that refuses it is not the one that was to be measured. Not by a
     * {@link CommandCycle}, which is to be compiled for the one kind of command that it measures.
     */
    void run(Command command) {
        Decision decision = command.decide(this, stamp(BenchPlan.NOW));
        Fact fact = decision.fact();
        if (fact == null) {
            throw new IllegalStateException("Refused: " + decision.answer());
        }
        write(Changes.of(fact, this));
    }

    private void write(Changes changes) {
        removable = null;
        if (changes.showtime() != null) {
            showtime = changes.showtime();
        }
        if (changes.counts() != null) {
            counts = changes.counts();
        }
        if (changes.customer() != null) {
            customers.put(changes.customer().id(), changes.customer());
        }
        if (changes.order() != null) {
            orders.put(changes.order().id(), changes.order());
        }
        if (changes.part() != null) {
            drafts.put(changes.part().part().section(), changes.part().part());
        }
        changes.sections().forEach(changed -> sections[changed.part()] = changed.section());
    }

    @Override
    public ShowtimeId id() {
        return BenchPlan.SHOWTIME;
    }

    @Override
    public @Nullable Showtime showtime() {
        return showtime;
    }

    @Override
    public Counts counts() {
        return counts;
    }

    @Override
    public Plan plan() {
        if (plan == null) {
            Showtime open = Objects.requireNonNull(showtime);
            plan = Plan.of(this, open.draft(), open.sections(), open.policy().onlyIfNamed());
        }
        return plan;
    }

    @Override
    public Section section(int part) {
        Section section = sections[part];
        if (section == null) {
            section = Section.untouched(plan().layout(part), 0);
            sections[part] = section;
        }
        return section;
    }

    @Override
    public Customer customer(CustomerId customer) {
        Customer known = customers.get(customer);
        return known == null ? Customer.unknown(customer) : known;
    }

    @Override
    public @Nullable Order order(OrderId order) {
        return orders.get(order);
    }

    @Override
    public @Nullable Part part(String draft, SectionId section, int part) {
        return drafts.get(section);
    }

    /** Found once: how long that takes is a matter of the stores. */
    @Override
    public List<RowKey> rows(int limit) {
        List<RowKey> all = removable;
        if (all == null) {
            all = removable();
            removable = all;
        }
        return all.subList(0, Math.min(limit, all.size()));
    }

    private List<RowKey> removable() {
        List<RowKey> all = new ArrayList<>();
        orders.keySet().forEach(order -> all.add(new RowKey.OrderRow(order)));
        customers.keySet().forEach(customer -> all.add(new RowKey.CustomerRow(customer)));
        drafts.keySet().forEach(section -> all.add(new RowKey.SectionRow(section, 0)));
        drafts.keySet().forEach(section -> all.add(new RowKey.LayoutRow(BenchPlan.DRAFT, section, 0)));
        return all;
    }
}
