package io.seatlog.stripe.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Things of one kind in the order they came to be, found by id. */
public final class Shelf<T> {
    private final List<T> rows = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    /** Part of a shelf, newest first. */
    public record Page<T>(List<T> rows, boolean more) {}

    /**
     * What of a shelf is asked for.
     *
     * @param after id behind which the page starts
     * @param before id before which it ends
     */
    public record Query<T>(
            int limit, @Nullable String after, @Nullable String before, Predicate<T> wanted) {}

    /** A shelf of some rows, oldest first. */
    public static <T> Shelf<T> of(List<T> rows, Function<T, String> id) {
        Shelf<T> shelf = new Shelf<>();
        rows.forEach(row -> shelf.put(id.apply(row), row));
        return shelf;
    }

    void put(String id, T row) {
        Integer place = places.putIfAbsent(id, rows.size());
        if (place == null) {
            rows.add(row);
        } else {
            rows.set(place, row);
        }
    }

    public @Nullable T find(String id) {
        Integer place = places.get(id);
        return place == null ? null : rows.get(place);
    }

    public boolean holds(String id) {
        return places.containsKey(id);
    }

    /** All rows, oldest first. */
    public List<T> all() {
        return new ArrayList<>(rows);
    }

    public Page<T> page(Query<T> query) {
        return query.before() == null ? older(query) : newer(query, query.before());
    }

    private Page<T> older(Query<T> query) {
        List<T> found = new ArrayList<>();
        int start = query.after() == null ? rows.size() : places.getOrDefault(query.after(), 0);
        for (int place = start - 1; place >= 0; place--) {
            T row = rows.get(place);
            if (query.wanted().test(row)) {
                if (found.size() == query.limit()) {
                    return new Page<>(found, true);
                }
                found.add(row);
            }
        }
        return new Page<>(found, false);
    }

    private Page<T> newer(Query<T> query, String before) {
        List<T> found = new ArrayList<>();
        int start = places.getOrDefault(before, rows.size());
        for (int place = start + 1; place < rows.size(); place++) {
            T row = rows.get(place);
            if (query.wanted().test(row)) {
                if (found.size() == query.limit()) {
                    return new Page<>(found, true);
                }
                found.add(0, row);
            }
        }
        return new Page<>(found, false);
    }
}
