package io.seatlog.order;

import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.order.domain.Paid;
import io.seatlog.runtime.streams.Alarm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Walks past every order of a showtime in bounded steps. How far each walk has come stands in a store, so that it goes on
 * behind the last committed step whatever dies; the heap is made anew from the store with every task.
 */
final class Walks {

    /** Most orders that a step passes, of all showtimes. */
    private static final int PASSED_MAX = 500;

    private static final long PAUSE_MILLIS = 1_000;

    /** What a walk does at an order, and at its end. */
    interface Visitor {

        /** Calls an order off. */
        void callOff(OrderId order, Walk walk, long now);

        /** All orders were added up. */
        void answer(ShowtimeId showtime, Walk.Question question, Walk sum, long now);
    }

    /** Where it stands how far each walk has come, and the orders that they pass. */
    record Stores(KeyValueStore<byte[], byte[]> walks, StoredOrders orders) {}

    private final KeyValueStore<byte[], byte[]> store;
    private final StoredOrders orders;
    private final Visitor visitor;
    private final int refundsPerSecond;
    private final TreeMap<String, Walk> heap = new TreeMap<>();
    private long due = Alarm.NEVER;
    private long second;
    private int refunded;
    private String last = "";

    /**
     * Walks of a task, which go on where the store says.
     *
     * @param refundsPerSecond most orders a second whose money goes back: what the provider takes. More would stand
     *                         before captures in the worker, which acknowledges in order
     */
    Walks(Stores stores, Visitor visitor, int refundsPerSecond, long now) {
        this.store = stores.walks();
        this.orders = stores.orders();
        this.visitor = visitor;
        this.refundsPerSecond = refundsPerSecond;
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

    /** One bounded step, if it is time, shared by all walks in turn. */
    void step(long now) {
        if (now < due) {
            return;
        }
        if (now - second >= PAUSE_MILLIS) {
            second = now;
            refunded = 0;
        }
        int left = PASSED_MAX;
        boolean paused = true;
        for (String key : inTurn()) {
            Walk walk = heap.get(key);
            if (left > 0 && walk != null) {
                last = key;
                Step step = step(key, walk, left, now);
                left -= step.passed();
                paused &= step.paused();
            }
        }
        due = heap.isEmpty() ? Alarm.NEVER : paused && left > 0 ? second + PAUSE_MILLIS : now;
    }

    /** How many orders a walk passed, and whether it must wait for the next second. */
    private record Step(int passed, boolean paused) {}

    /** All walks, beginning behind the last that had a turn. */
    private List<String> inTurn() {
        List<String> keys = new ArrayList<>(heap.tailMap(last, false).keySet());
        keys.addAll(heap.headMap(last, true).keySet());
        return keys;
    }

    private Step step(String key, Walk walk, int most, long now) {
        ShowtimeId showtime = new ShowtimeId(key.split("/", 2)[0]);
        List<KeyValue<OrderId, StoredOrder>> batch = orders.next(showtime, walk.cursor(), most);
        Walk at = walk;
        int passed = 0;
        for (KeyValue<OrderId, StoredOrder> row : batch) {
            Paid paid = row.value.order() instanceof Paid known ? known : null;
            if (walk.callsOff()) {
                boolean costs = paid != null && paid.worth() > 0;
                if (costs && refunded >= refundsPerSecond) {
                    keep(key, at);
                    return new Step(passed, true);
                }
                visitor.callOff(row.key, walk, now);
                refunded += costs ? 1 : 0;
                at = at.past(row.key);
            } else {
                at = paid == null ? at.past(row.key) : at.past(row.key).and(paid);
            }
            passed++;
        }
        if (batch.size() == most) {
            keep(key, at);
            return new Step(passed, false);
        }
        heap.remove(key);
        store.put(bytes(key), null);
        Walk.Question question = at.question();
        if (question != null) {
            visitor.answer(showtime, question, at, now);
        }
        return new Step(passed, false);
    }

    private void keep(String key, Walk walk) {
        heap.put(key, walk);
        store.put(bytes(key), walk.bytes());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
