package io.seatlog.order;

import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.runtime.streams.KnownIds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The orders of a task: their rows in the store, and on the heap which orders of the showtimes on sale have one. The heap
 * is made anew from the store with every task, so it never outlives an abort.
 */
final class StoredOrders {

    /** More orders of one showtime are not kept on the heap: reading so many ids takes a good part of a second. */
    private static final int SHOWTIME_MAX = 200_000;

    /** Orders on the heap, of 16 to 32 bytes each, beyond which no further showtime is taken in. */
    private static final int HEAP_MAX = 1_000_000;

    /** A showtime that sold nothing for so long makes room for another. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    /** What is known of a showtime's orders. */
    private static final class Known {
        private final KnownIds ids;
        private Instant soldAt;

        private Known(KnownIds ids, Instant soldAt) {
            this.ids = ids;
            this.soldAt = soldAt;
        }
    }

    private final KeyValueStore<byte[], byte[]> store;
    private final int showtimeMax;
    private final int heapMax;
    private final Map<ShowtimeId, Known> onSale = new HashMap<>();

    StoredOrders(KeyValueStore<byte[], byte[]> store) {
        this(store, SHOWTIME_MAX, HEAP_MAX);
    }

    StoredOrders(KeyValueStore<byte[], byte[]> store, int showtimeMax, int heapMax) {
        this.store = store;
        this.showtimeMax = showtimeMax;
        this.heapMax = heapMax;
    }

    @Nullable
    StoredOrder get(OrderId id) {
        byte[] row = store.get(key(id));
        return row == null ? null : StoredOrder.of(row);
    }

    /**
     * The same for an order of which its first fact is heard: nearly always there is none, and the heap knows.
     *
     * @param at when it was sold
     */
    @Nullable
    StoredOrder getSold(OrderId id, Instant at) {
        Known showtime = onSale.get(id.showtime());
        if (showtime == null) {
            showtime = take(id.showtime(), at);
        }
        showtime.soldAt = at;
        return showtime.ids.mayContain(id.suffix()) ? get(id) : null;
    }

    void put(OrderId id, @Nullable StoredOrder order) {
        store.put(key(id), order == null ? null : order.bytes());
        Known showtime = onSale.get(id.showtime());
        if (showtime != null) {
            showtime.ids.add(id.suffix());
        }
    }

    private Known take(ShowtimeId showtime, Instant at) {
        onSale.values().removeIf(known -> known.soldAt.isBefore(at.minus(QUIET)));
        int kept = onSale.values().stream().mapToInt(known -> known.ids.size()).sum();
        KnownIds ids = new KnownIds(Math.max(0, Math.min(showtimeMax, heapMax - kept)));
        try (KeyValueIterator<byte[], byte[]> rows = store.range(first(showtime), end(showtime))) {
            while (rows.hasNext() && !ids.isFull()) {
                ids.add(id(rows.next().key).suffix());
            }
        }
        Known known = new Known(ids, at);
        onSale.put(showtime, known);
        return known;
    }

    /**
     * The next orders of a showtime.
     *
     * @param cursor the order behind which they begin; empty: with the first
     */
    List<KeyValue<OrderId, StoredOrder>> next(ShowtimeId showtime, String cursor, int most) {
        byte[] from = cursor.isEmpty() ? first(showtime) : bytes(cursor + "\0");
        List<KeyValue<OrderId, StoredOrder>> next = new ArrayList<>();
        try (KeyValueIterator<byte[], byte[]> rows = store.range(from, end(showtime))) {
            while (next.size() < most && rows.hasNext()) {
                KeyValue<byte[], byte[]> row = rows.next();
                next.add(KeyValue.pair(id(row.key), StoredOrder.of(row.value)));
            }
        }
        return next;
    }

    /** A dot ends a showtime's id in its orders' keys. */
    private static byte[] first(ShowtimeId showtime) {
        return bytes(showtime.value() + ".");
    }

    /** The slash is the character after the dot. */
    private static byte[] end(ShowtimeId showtime) {
        return bytes(showtime.value() + "/");
    }

    private static byte[] key(OrderId id) {
        return bytes(id.toString());
    }

    private static OrderId id(byte[] key) {
        return OrderId.parse(new String(key, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
