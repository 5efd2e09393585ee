package io.seatlog.ingest.gate;

import io.seatlog.id.OrderId;
import java.util.HashSet;
import java.util.Set;

/**
 * Orders that the log has spoken of to this instance: what it says of them comes before what a view can know. Only their
 * tags are kept, for one too many goes to the log in vain; two generations bound them.
 */
final class KnownOrders {

    static final int GENERATION_MAX = 50_000;

    private Set<Integer> young = new HashSet<>();
    private Set<Integer> old = Set.of();

    void add(OrderId order) {
        if (young.size() >= GENERATION_MAX) {
            old = young;
            young = new HashSet<>();
        }
        young.add(order.tag());
    }

    boolean has(OrderId order) {
        int tag = order.tag();
        return young.contains(tag) || old.contains(tag);
    }
}
