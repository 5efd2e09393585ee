package io.seatlog.inventory;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SectionId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.inventory.domain.Changes;
import io.seatlog.inventory.domain.Counts;
import io.seatlog.inventory.domain.Customer;
import io.seatlog.inventory.domain.House;
import io.seatlog.inventory.domain.Layout;
import io.seatlog.inventory.domain.Order;
import io.seatlog.inventory.domain.Part;
import io.seatlog.inventory.domain.Plan;
import io.seatlog.inventory.domain.RowKey;
import io.seatlog.inventory.domain.Section;
import io.seatlog.inventory.domain.Showtime;
import io.seatlog.runtime.streams.BrokenInvariantException;
import io.seatlog.runtime.streams.KnownIds;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one showtime in the two stores. What is read again is kept decoded on the heap; that is a copy of the
 * stores and goes with the task.
 */
final class StoredHouse implements House {

    private static final ByteArraySerializer PREFIX = new ByteArraySerializer();

    /** Most orders, and most customers, of whom it is known on the heap that they have a row. */
    private static final int KNOWN_MAX = 1 << 21;

    /** Most customers whose rows are kept decoded. */
    private static final int CUSTOMERS_MAX = 1 << 14;

    private final ShowtimeId id;
    private final HouseKeys keys;
    private final KeyValueStore<byte[], byte[]> house;
    private final KeyValueStore<byte[], byte[]> holds;
    private @Nullable Showtime showtime;
    private Counts counts;
    private @Nullable Plan plan;
    private @Nullable Section[] sections = new Section[0];
    /** Of a part that has been written, the row that the store was given last. */
    private byte[] @Nullable [] packed = new byte[0][];

    private @Nullable KnownIds knownOrders;
    private @Nullable KnownIds knownCustomers;
    /** The customers who were looked at last; a buyer who comes once comes again. */
    private final RecentRows<CustomerId, Customer> customers = new RecentRows<>(CUSTOMERS_MAX);

    StoredHouse(ShowtimeId id, KeyValueStore<byte[], byte[]> house, KeyValueStore<byte[], byte[]> holds) {
        this.id = id;
        this.keys = new HouseKeys(id);
        this.house = house;
        this.holds = holds;
        byte[] row = house.get(keys.prefix(HouseKeys.SHOWTIME));
        showtime = row == null ? null : ShowtimeRow.decode(id, row);
        byte[] numbers = house.get(keys.prefix(HouseKeys.COUNTS));
        counts = numbers == null ? Counts.NONE : Counts.ofPacked(numbers);
    }

    /** Seats, orders and customers on the heap. */
    int onHeap() {
        return (plan == null ? 0 : plan.seats()) + size(knownOrders) + size(knownCustomers) + customers.size();
    }

    private static int size(@Nullable KnownIds known) {
        return known == null ? 0 : known.size();
    }

    /** Writes the rows that a fact leaves behind. */
    void write(Changes changes) {
        Showtime nextShowtime = changes.showtime();
        if (nextShowtime != null) {
            house.put(keys.prefix(HouseKeys.SHOWTIME), ShowtimeRow.encode(nextShowtime));
        }
        Counts nextCounts = changes.counts();
        if (nextCounts != null) {
            house.put(keys.prefix(HouseKeys.COUNTS), nextCounts.packed());
        }
        Customer customer = changes.customer();
        if (customer != null) {
            house.put(keys.customer(customer.id()), CustomerRow.encode(customer));
            knownCustomers().add(customer.id().value());
            customers.put(customer.id(), customer);
        }
        Order order = changes.order();
        if (order != null) {
            holds.put(keys.order(order.id()), OrderRow.encode(order));
        }
        Changes.NewPart part = changes.part();
        if (part != null) {
            byte[] key =
                    keys.layout(part.draft(), part.part().section(), part.part().part());
            house.put(key, PartRow.encode(part.part()));
        }
        showtime = nextShowtime != null ? nextShowtime : showtime;
        counts = nextCounts != null ? nextCounts : counts;
        if (order != null) {
            knownOrders().add(order.id().suffix());
        }
        changes.sections().forEach(this::write);
        remove(changes.removed());
    }

    private void write(Changes.ChangedSection changed) {
        Section section = changed.section();
        Layout layout = section.layout();
        byte[] row = plan == null ? section.packed() : rowAfter(changed.part(), section);
        house.put(keys.section(layout.section(), layout.part().part()), row);
    }

    /**
     * The part's row, written over the row that the store was given before. That one is still ours: what keeps it, until the
     * commit or longer, is to have the newest row anyway, and whatever takes it, RocksDB or the changelog's producer, copies
     * it.
     */
    private byte[] rowAfter(int part, Section section) {
        byte[] before = packed[part];
        byte[] row = before == null ? section.packed() : section.packedOver(before);
        packed[part] = row;
        sections[part] = section;
        return row;
    }

    private void remove(List<RowKey> rows) {
        for (RowKey row : rows) {
            KeyValueStore<byte[], byte[]> store = row instanceof RowKey.OrderRow ? holds : house;
            // Unlike delete(), this does not read the row first.
            store.put(keys.of(row), null);
        }
        if (!rows.isEmpty()) {
            plan = null;
            sections = new Section[0];
            packed = new byte[0][];
            knownOrders = null;
            knownCustomers = null;
            customers.clear();
        }
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
        return counts;
    }

    @Override
    public Plan plan() {
        Plan known = plan;
        if (known == null) {
            known = loadPlan();
            sections = new Section[known.parts()];
            packed = new byte[known.parts()][];
            plan = known;
        }
        return known;
    }

    private Plan loadPlan() {
        Showtime open = showtime;
        if (open == null) {
            throw new BrokenInvariantException("Showtime " + id + " has no plan");
        }
        return Plan.of(this, open.draft(), open.sections(), open.policy().onlyIfNamed());
    }

    @Override
    public Section section(int part) {
        Plan known = plan();
        Section section = sections[part];
        if (section == null) {
            Layout layout = known.layout(part);
            byte[] row = house.get(keys.section(layout.section(), layout.part().part()));
            section = row == null
                    ? Section.untouched(layout, showtime == null ? 0 : showtime.openedNumber())
                    : Section.ofPacked(layout, row);
            sections[part] = section;
        }
        return section;
    }

    @Override
    public Customer customer(CustomerId customer) {
        Customer known = customers.get(customer);
        if (known == null) {
            byte[] row = knownCustomers().mayContain(customer.value()) ? house.get(keys.customer(customer)) : null;
            known = row == null ? Customer.unknown(customer) : CustomerRow.decode(customer, row);
            customers.put(customer, known);
        }
        return known;
    }

    private KnownIds knownCustomers() {
        KnownIds known = knownCustomers;
        if (known == null) {
            known = new KnownIds(KNOWN_MAX);
            loadKnown(house, HouseKeys.CUSTOMER, known);
            knownCustomers = known;
        }
        return known;
    }

    @Override
    public @Nullable Order order(OrderId order) {
        byte[] row = knownOrders().mayContain(order.suffix()) ? holds.get(keys.order(order)) : null;
        return row == null ? null : OrderRow.decode(order, row);
    }

    private KnownIds knownOrders() {
        KnownIds known = knownOrders;
        if (known == null) {
            known = new KnownIds(KNOWN_MAX);
            loadKnown(holds, HouseKeys.ORDER, known);
            knownOrders = known;
        }
        return known;
    }

    private void loadKnown(KeyValueStore<byte[], byte[]> store, byte kind, KnownIds known) {
        try (KeyValueIterator<byte[], byte[]> rows = store.prefixScan(keys.prefix(kind), PREFIX)) {
            while (rows.hasNext()) {
                RowKey row = keys.row(rows.next().key);
                if (row instanceof RowKey.OrderRow order) {
                    known.add(order.order().suffix());
                } else if (row instanceof RowKey.CustomerRow customer) {
                    known.add(customer.customer().value());
                }
            }
        }
    }

    @Override
    public @Nullable Part part(String draft, SectionId section, int part) {
        byte[] row = house.get(keys.layout(draft, section, part));
        return row == null ? null : PartRow.decode(row);
    }

    @Override
    public List<RowKey> rows(int limit) {
        List<RowKey> rows = new ArrayList<>();
        collect(holds, HouseKeys.ORDER, rows, limit);
        collect(house, HouseKeys.CUSTOMER, rows, limit);
        collect(house, HouseKeys.SECTION, rows, limit);
        collect(house, HouseKeys.LAYOUT, rows, limit);
        return rows;
    }

    private void collect(KeyValueStore<byte[], byte[]> store, byte kind, List<RowKey> rows, int limit) {
        try (KeyValueIterator<byte[], byte[]> found = store.prefixScan(keys.prefix(kind), PREFIX)) {
            while (rows.size() < limit && found.hasNext()) {
                KeyValue<byte[], byte[]> row = found.next();
                rows.add(keys.row(row.key));
            }
        }
    }
}
