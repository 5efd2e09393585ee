package io.seatlog.inventory;

import io.seatlog.id.ShowtimeId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The houses of one task, the last ones used decoded on the heap, at most so many seats and orders of them. */
final class Houses {

    /** Houses on the heap, however few seats they have. */
    private static final int HOUSES_MAX = 500;

    private final KeyValueStore<byte[], byte[]> house;
    private final KeyValueStore<byte[], byte[]> holds;
    private final int heapMax;
    private final Map<ShowtimeId, StoredHouse> used = new LinkedHashMap<>(64, 0.75f, true);

    Houses(KeyValueStore<byte[], byte[]> house, KeyValueStore<byte[], byte[]> holds, int heapMax) {
        this.house = house;
        this.holds = holds;
        this.heapMax = heapMax;
    }

    StoredHouse get(ShowtimeId id) {
        StoredHouse known = used.get(id);
        if (known == null) {
            makeRoom();
            known = new StoredHouse(id, house, holds);
            used.put(id, known);
        }
        return known;
    }

    /** Forgets a house whose copy on the heap may be wrong. */
    void forget(ShowtimeId id) {
        used.remove(id);
    }

    private void makeRoom() {
        long sum = 0;
        for (StoredHouse one : used.values()) {
            sum += one.onHeap();
        }
        Iterator<StoredHouse> oldest = used.values().iterator();
        while (oldest.hasNext() && (used.size() >= HOUSES_MAX || sum > heapMax)) {
            sum -= oldest.next().onHeap();
            oldest.remove();
        }
    }

    /** Every showtime that has ever opened here. */
    List<ShowtimeId> opened() {
        List<ShowtimeId> all = new ArrayList<>();
        byte[] prefix = {HouseKeys.SHOWTIME};
        try (KeyValueIterator<byte[], byte[]> rows = house.prefixScan(prefix, new ByteArraySerializer())) {
            while (rows.hasNext()) {
                all.add(HouseKeys.showtime(rows.next().key));
            }
        }
        return all;
    }
}
