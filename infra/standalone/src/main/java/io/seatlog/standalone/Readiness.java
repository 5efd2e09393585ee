package io.seatlog.standalone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Whether orders can be placed: every part has said that it works. */
final class Readiness {

    private final List<String> expected;
    private final Map<String, BooleanSupplier> known = new ConcurrentHashMap<>();

    /** What was found, part by part. */
    record State(Map<String, Boolean> parts) {

        boolean isReady() {
            return !parts.containsValue(false);
        }
    }

    Readiness(List<String> expected) {
        this.expected = List.copyOf(expected);
    }

    /** Asks this part from now on. */
    void add(String part, BooleanSupplier works) {
        known.put(part, works);
    }

    State look() {
        Map<String, Boolean> parts = new LinkedHashMap<>();
        for (String part : expected) {
            BooleanSupplier works = known.get(part);
            parts.put(part, works != null && works.getAsBoolean());
        }
        return new State(parts);
    }
}
