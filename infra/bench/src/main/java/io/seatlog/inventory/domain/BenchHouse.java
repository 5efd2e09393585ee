package io.seatlog.inventory.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SectionId;
import io.seatlog.id.ShowtimeId;
import java.time.Instant;
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
    private long offset;

    /** A house of which every seat is free. */
    static BenchHouse empty() {
        BenchHouse house = new BenchHouse();
        BenchPlan.sections().forEach(house::run);
        house.run(BenchPlan.opening());
        return house;
    }

    /** The same with seats held one by one, wherever chance has it, until so many are left. */
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

    @Override
    public List<RowKey> rows(int limit) {
        return List.of();
    }
}
