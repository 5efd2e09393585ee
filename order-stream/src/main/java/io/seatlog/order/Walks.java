package io.seatlog.order;

import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.order.domain.Paid;
import io.seatlog.runtime.streams.Alarm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Walks past every order of a showtime in bounded steps. How far each walk has come stands in a store, so that it goes on
 * behind the last committed step whatever dies; the heap is made anew from the store with every task.
 */
final class Walks {

    /** Most orders that a step passes. */
    private static final int PASSED_MAX = 500;

    /**
     * Most orders a second whose money goes back: what the provider takes. More would stand before captures in the
     * worker, which acknowledges in order.
     */
    private static final int REFUNDED_MAX = 20;

    private static final long PAUSE_MILLIS = 1_000;

    /** What a walk does at an order, and at its end. */
    interface Visitor {

        /** Calls an order off. */
        void callOff(OrderId order, Walk walk, long now);

        /** All orders were added up. */
        void answer(ShowtimeId showtime, Walk.Question question, Walk sum, long now);
    }

    private final KeyValueStore<byte[], byte[]> store;
    private final KeyValueStore<byte[], byte[]> orders;
    private final Visitor visitor;
    private final TreeMap<String, Walk> heap = new TreeMap<>();
    private long due = Alarm.NEVER;

    Walks(KeyValueStore<byte[], byte[]> store, KeyValueStore<byte[], byte[]> orders, Visitor visitor, long now) {
        this.store = store;
        this.orders = orders;
        this.visitor = visitor;
        try (KeyValueIterator<byte[], byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<byte[], byte[]> row = all.next();
                heap.put(new String(row.key, StandardCharsets.UTF_8), Walk.of(row.value));
            }
        }
        due = heap.isEmpty() ? Alarm.NEVER : now;
    }

    /** When the next step is due, or {@link Alarm#NEVER}. */
    long dueMillis() {
        return due;
    }

    void begin(ShowtimeId showtime, Walk walk, long now) {
        Walk.Question question = walk.question();
        keep(showtime.value() + (question == null ? "" : "/" + question.commandId()), walk);
        due = Math.min(due, now);
    }

    /** One bounded step of every walk, if it is time. */
    void step(long now) {
        if (now < due) {
            return;
        }
        boolean paused = true;
        for (Map.Entry<String, Walk> walk : List.copyOf(heap.entrySet())) {
            paused &= step(walk.getKey(), walk.getValue(), now);
        }
        due = heap.isEmpty() ? Alarm.NEVER : paused ? now + PAUSE_MILLIS : now;
    }

    /** Whether it must pause now. */
    private boolean step(String key, Walk walk, long now) {
        ShowtimeId showtime = new ShowtimeId(key.split("/", 2)[0]);
        List<KeyValue<OrderId, byte[]>> batch = batch(showtime, walk.cursor());
        int refunded = 0;
        Walk at = walk;
        for (KeyValue<OrderId, byte[]> row : batch) {
            @Nullable Paid paid = paid(row.value);
            if (!walk.callsOff()) {
                at = paid == null ? at.past(row.key) : at.past(row.key).and(paid);
                continue;
            }
            if (refunded >= REFUNDED_MAX) {
                keep(key, at);
                return true;
            }
            visitor.callOff(row.key, walk, now);
            refunded += paid != null && paid.worth() > 0 ? 1 : 0;
            at = at.past(row.key);
        }
        if (batch.size() == PASSED_MAX) {
            keep(key, at);
            return false;
        }
        heap.remove(key);
        store.put(key.getBytes(StandardCharsets.UTF_8), null);
        Walk.Question question = at.question();
        if (question != null) {
            visitor.answer(showtime, question, at, now);
        }
        return false;
    }

    /** The next orders of a showtime: `.` ends its id, and `/` is the next character after it. */
    private List<KeyValue<OrderId, byte[]>> batch(ShowtimeId showtime, String cursor) {
        String from = cursor.isEmpty() ? showtime.value() + "." : cursor + "\0";
        List<KeyValue<OrderId, byte[]>> batch = new ArrayList<>();
        try (KeyValueIterator<byte[], byte[]> rows = orders.range(bytes(from), bytes(showtime.value() + "/"))) {
            while (batch.size() < PASSED_MAX && rows.hasNext()) {
                KeyValue<byte[], byte[]> row = rows.next();
                batch.add(KeyValue.pair(OrderId.parse(new String(row.key, StandardCharsets.UTF_8)), row.value));
            }
        }
        return batch;
    }

    private static @Nullable Paid paid(byte[] row) {
        return StoredOrder.of(row).order() instanceof Paid paid ? paid : null;
    }

    private void keep(String key, Walk walk) {
        heap.put(key, walk);
        store.put(bytes(key), walk.bytes());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
