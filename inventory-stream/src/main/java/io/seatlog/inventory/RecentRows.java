package io.seatlog.inventory;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decoded rows that were used last, at most so many; the one that was not used for longest goes first. */
final class RecentRows<K, V> {

    private final Map<K, V> rows;

    RecentRows(int sizeMax) {
        rows = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > sizeMax;
            }
        };
    }

    @Nullable
    V get(K key) {
        return rows.get(key);
    }

    void put(K key, V row) {
        rows.put(key, row);
    }

    void clear() {
        rows.clear();
    }

    int size() {
        return rows.size();
    }
}
