package io.seatlog.bench.http;

import io.seatlog.bench.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values by name, one more each round. */
final class Series {

    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    void add(String name, double value) {
        values.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    Figure figure(String name, String what, String unit) {
        return Figure.of(what, unit, values.getOrDefault(name, List.of()));
    }
}
