package io.seatlog.inventory.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SectionId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.inventory.domain.RowKey.CustomerRow;
import io.seatlog.inventory.domain.RowKey.LayoutRow;
import io.seatlog.inventory.domain.RowKey.OrderRow;
import io.seatlog.inventory.domain.RowKey.SectionRow;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A house on the heap: rows as the stores would have them, packed ones as bytes. */
final class HeapHouse implements House {

    private final ShowtimeId id;
    private final Map<RowKey, Object> rows = new TreeMap<>(Comparator.comparing(Object::toString));
    private @Nullable Showtime showtime;
    private byte[] counts = Counts.NONE.packed();
    private @Nullable Plan plan;

    HeapHouse(ShowtimeId id) {
        this.id = id;
    }

    void apply(Fact fact) {
        Changes changes = Changes.of(fact, this);
        if (changes.showtime() != null) {
            showtime = changes.showtime();
        }
        if (changes.counts() != null) {
            counts = changes.counts().packed();
        }
        if (changes.customer() != null) {
            rows.put(new CustomerRow(changes.customer().id()), changes.customer());
        }
        if (changes.order() != null) {
            rows.put(new OrderRow(changes.order().id()), changes.order());
        }
        if (changes.part() != null) {
            Part part = changes.part().part();
            rows.put(new LayoutRow(changes.part().draft(), part.section(), part.part()), part);
        }
        changes.sections()
                .forEach(c -> rows.put(sectionRow(c.part()), c.section().packed()));
        changes.removed().forEach(rows::remove);
    }

    private SectionRow sectionRow(int part) {
        Layout layout = plan().layout(part);
        return new SectionRow(layout.section(), layout.part().part());
    }

    /** Every row in a form that can be compared. */
    Map<String, Object> snapshot() {
        Map<String, Object> all = new HashMap<>();
        all.put("showtime", String.valueOf(showtime));
        all.put("counts", Arrays.toString(counts));
        rows.forEach((key, row) -> all.put(key.toString(), row instanceof byte[] b ? Arrays.toString(b) : row));
        return all;
    }

    /** Changes with the rows. */
    int fingerprint() {
        int hash = 31 * Objects.hashCode(showtime) + Arrays.hashCode(counts);
        for (Object row : rows.values()) {
            hash = 31 * hash + (row instanceof byte[] b ? Arrays.hashCode(b) : row.hashCode());
        }
        return hash;
    }

    int rowCount() {
        return rows.size();
    }

    @Override
    public ShowtimeId id() {
        return id;
    }

    @Override
    public @Nullable Showtime showtime() {
        return showtime;
    }

    @Override
    public Counts counts() {
        return Counts.ofPacked(counts);
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
        byte[] packed = (byte[]) rows.get(sectionRow(part));
        Layout layout = plan().layout(part);
        return packed == null
                ? Section.untouched(layout, Objects.requireNonNull(showtime).openedNumber())
                : Section.ofPacked(layout, packed);
    }

    @Override
    public Customer customer(CustomerId customer) {
        Customer known = (Customer) rows.get(new CustomerRow(customer));
        return known == null ? Customer.unknown(customer) : known;
    }

    @Override
    public @Nullable Order order(OrderId order) {
        return (Order) rows.get(new OrderRow(order));
    }

    @Override
    public @Nullable Part part(String draft, SectionId section, int part) {
        return (Part) rows.get(new LayoutRow(draft, section, part));
    }

    @Override
    public List<RowKey> rows(int limit) {
        return rows.keySet().stream().limit(limit).toList();
    }
}
