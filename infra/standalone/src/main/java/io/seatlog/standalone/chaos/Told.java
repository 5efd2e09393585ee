package io.seatlog.standalone.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What buyers were told, and may therefore count on. */
final class Told {

    private final Map<String, String> orders = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private final List<String> failures = new ArrayList<>();

    void held(String order) {
        orders.put(order, "HELD");
    }

    void ended(String order, String status) {
        orders.put(order, status);
    }

    void refused(String reason) {
        refusals.computeIfAbsent(reason, unused -> new LongAdder()).increment();
    }

    synchronized void failed(String what) {
        failures.add(what);
    }

    /** Orders that were acknowledged. */
    Set<String> acknowledged() {
        return orders.keySet();
    }

    /** Orders whose buyer was told that they are paid. */
    List<String> paid() {
        return orders.entrySet().stream()
                .filter(order -> order.getValue().equals("PAID"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Buyers who gave up. */
    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public String toString() {
        Map<String, Long> ends = new TreeMap<>();
        orders.values().forEach(status -> ends.merge(status, 1L, Long::sum));
        return "told: " + ends + ", refused: " + new TreeMap<>(refusals) + ", gave up: "
                + failures().size();
    }
}
