package io.seatlog.order;

import io.seatlog.id.OrderId;
import io.seatlog.runtime.streams.Alarm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Which orders time changes, and when. The store remembers; the heap knows the earliest without walking over what the
 * store has deleted, and is made anew from the store with every task, so it never outlives an abort.
 */
final class Deadlines {

    /** One order's. */
    record Deadline(long atMillis, String orderId) {

        byte[] bytes() {
            byte[] id = orderId.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(Long.BYTES + id.length)
                    .putLong(atMillis)
                    .put(id)
                    .array();
        }

        static Deadline of(byte[] bytes) {
            String id = new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8);
            return new Deadline(ByteBuffer.wrap(bytes).getLong(), id);
        }
    }

    private static final byte[] NOTHING = {};

    private final KeyValueStore<byte[], byte[]> store;
    private final TreeSet<Deadline> heap =
            new TreeSet<>(Comparator.comparingLong(Deadline::atMillis).thenComparing(Deadline::orderId));

    Deadlines(KeyValueStore<byte[], byte[]> store) {
        this.store = store;
        try (KeyValueIterator<byte[], byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<byte[], byte[]> row = all.next();
                heap.add(Deadline.of(row.key));
            }
        }
    }

    void move(OrderId order, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && !from.equals(to)) {
            remove(new Deadline(from.toEpochMilli(), order.toString()));
        }
        if (to != null && !to.equals(from)) {
            Deadline deadline = new Deadline(to.toEpochMilli(), order.toString());
            heap.add(deadline);
            store.put(deadline.bytes(), NOTHING);
        }
    }

    void remove(Deadline deadline) {
        heap.remove(deadline);
        store.put(deadline.bytes(), null);
    }

    @Nullable
    Deadline earliest() {
        return heap.isEmpty() ? null : heap.first();
    }

    long earliestMillis() {
        return heap.isEmpty() ? Alarm.NEVER : heap.first().atMillis();
    }
}
