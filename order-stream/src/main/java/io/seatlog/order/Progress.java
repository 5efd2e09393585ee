package io.seatlog.order;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far each partition is done: requests end in any order, but only the highest below which all have ended may be
 * acknowledged.
 */
final class Progress {

    /** Where a request stands. */
    record Place(TopicPartition partition, long offset) {}

    /** A request that has not been acknowledged yet. */
    private static final class Entry {
        private final Runnable acknowledge;
        private boolean done;

        Entry(Runnable acknowledge) {
            this.acknowledge = acknowledge;
        }
    }

    private final Map<TopicPartition, TreeMap<Long, Entry>> open = new HashMap<>();

    /** Takes a request on; acknowledging it acknowledges all before it. */
    synchronized void begin(Place place, Runnable acknowledge) {
        open.computeIfAbsent(place.partition(), partition -> new TreeMap<>())
                .put(place.offset(), new Entry(acknowledge));
    }

    /** Ends a request. Of a partition that has been taken from this instance nothing is acknowledged any more. */
    synchronized void end(Place place) {
        TreeMap<Long, Entry> entries = open.get(place.partition());
        Entry entry = entries == null ? null : entries.get(place.offset());
        if (entries == null || entry == null) {
            return;
        }
        entry.done = true;
        @Nullable Entry last = null;
        while (!entries.isEmpty() && entries.firstEntry().getValue().done) {
            last = entries.pollFirstEntry().getValue();
        }
        if (last != null) {
            last.acknowledge.run();
        }
    }

    /** Whether the request is still this instance's to do. */
    synchronized boolean isOurs(Place place) {
        TreeMap<Long, Entry> entries = open.get(place.partition());
        return entries != null && entries.containsKey(place.offset());
    }

    synchronized void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(open::remove);
    }

    synchronized int size() {
        return open.values().stream().mapToInt(TreeMap::size).sum();
    }
}
