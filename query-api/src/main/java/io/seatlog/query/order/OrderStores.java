package io.seatlog.query.order;

import io.seatlog.query.http.Cursor;
import io.seatlog.wire.OrderStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** What this instance keeps of the orders, read by partition. Orders are handed out as the bytes of their topic. */
public final class OrderStores {

    /** The table of orders: customerId/orderId. Its changelog is topic `orders` itself. */
    public static final String ORDERS = "orders";

    /** Orders of a showtime, newest first. */
    public static final String BY_SHOWTIME = "orders-by-showtime";

    /** A customer has no more than this many orders looked at: a list that nobody reads to its end. */
    private static final int CUSTOMER_MAX = 10_000;

    /** The stores of the partitions that are here, active or standby. */
    public interface Source {

        /** The part of the table that lies in a partition. */
        ReadOnlyKeyValueStore<String, byte[]> orders(int partition);

        /** The part of the lists that lies in a partition. */
        ReadOnlyKeyValueStore<Bytes, byte[]> byShowtime(int partition);
    }

    private final Source source;

    public OrderStores(Source source) {
        this.source = source;
    }

    static String key(String customer, String orderId) {
        return customer + '/' + orderId;
    }

    byte @Nullable [] order(int partition, String key) {
        return source.orders(partition).get(key);
    }

    /** All orders of a customer, in no useful order. */
    List<byte[]> ofCustomer(int partition, String customer) {
        List<byte[]> orders = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all =
                source.orders(partition).prefixScan(customer + '/', new StringSerializer())) {
            while (all.hasNext() && orders.size() < CUSTOMER_MAX) {
                orders.add(all.next().value);
            }
        }
        return orders;
    }

    /** The next orders of a showtime that lie in these partitions, newest first. */
    List<byte[]> ofShowtime(Collection<Integer> partitions, ShowtimeQuestion question) {
        List<Map.Entry<Cursor, byte[]>> found = new ArrayList<>();
        for (int partition : partitions) {
            collect(partition, question, found);
        }
        return found.stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(question.limit())
                .map(Map.Entry::getValue)
                .toList();
    }

    private void collect(int partition, ShowtimeQuestion question, List<Map.Entry<Cursor, byte[]>> found) {
        ReadOnlyKeyValueStore<String, byte[]> orders = source.orders(partition);
        int left = question.limit();
        try (KeyValueIterator<Bytes, byte[]> rows = rows(partition, question.showtimeId(), question.after())) {
            while (rows.hasNext() && left > 0) {
                KeyValue<Bytes, byte[]> entry = rows.next();
                OrderRow row = OrderRow.parse(entry.value);
                if (question.status() == null || row.status() == question.status()) {
                    Cursor cursor = ShowtimeOrderKey.cursor(entry.key);
                    byte[] order = orders.get(key(row.customer(), cursor.id()));
                    if (order != null) {
                        found.add(Map.entry(cursor, order));
                        left--;
                    }
                }
            }
        }
    }

    /** What the orders of a showtime in these partitions amount to. */
    SalesSums sums(Collection<Integer> partitions, String showtimeId, Set<OrderStatus> counted) {
        Map<OrderStatus, Integer> orders = new HashMap<>();
        Map<String, OrderRow.Amount> amounts = new HashMap<>();
        for (int partition : partitions) {
            try (KeyValueIterator<Bytes, byte[]> rows = rows(partition, showtimeId, null)) {
                while (rows.hasNext()) {
                    OrderRow row = OrderRow.parse(rows.next().value);
                    orders.merge(row.status(), 1, Integer::sum);
                    if (counted.contains(row.status())) {
                        row.amounts()
                                .forEach(amount -> amounts.merge(amount.category(), amount, OrderRow.Amount::plus));
                    }
                }
            }
        }
        return new SalesSums(orders, amounts);
    }

    /** The rows of a showtime in this partition that a door asks for. */
    DoorRows door(int partition, DoorQuestion question) {
        try (KeyValueIterator<Bytes, byte[]> rows = rows(partition, question.showtimeId(), null)) {
            return DoorRows.of(rows, question.after(partition));
        }
    }

    private KeyValueIterator<Bytes, byte[]> rows(int partition, String showtimeId, @Nullable Cursor after) {
        return source.byShowtime(partition)
                .range(ShowtimeOrderKey.after(showtimeId, after), ShowtimeOrderKey.end(showtimeId));
    }
}
