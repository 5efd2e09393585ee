package io.seatlog.query.order;

import io.seatlog.query.http.Cursor;
import io.seatlog.wire.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * The rows of one partition that a door asks for.
 *
 * @param marked   those that have changed since, in the order in which they did
 * @param unmarked keys of orders whose rows an earlier release wrote: they do not tell, and are looked at each time
 * @param after    the offset up to which the door knows already
 */
record DoorRows(List<Row> marked, List<String> unmarked, long after) {

    /** A row, and the key of its order. */
    record Row(DoorMark mark, String key) {}

    /** Picks them out of all rows of the showtime. */
    static DoorRows of(KeyValueIterator<Bytes, byte[]> rows, long after) {
        List<Row> marked = new ArrayList<>();
        List<String> unmarked = new ArrayList<>();
        while (rows.hasNext()) {
            KeyValue<Bytes, byte[]> row = rows.next();
            DoorMark mark = DoorMark.of(row.value);
            if (mark.equals(DoorMark.UNKNOWN)) {
                unmarked.add(key(row));
            } else if (mark.isAtDoor() && mark.offset() > after) {
                marked.add(new Row(mark, key(row)));
            }
        }
        marked.sort(Comparator.comparingLong(row -> row.mark.offset()));
        return new DoorRows(marked, unmarked, after);
    }

    /**
     * At most so many of these orders. A standby may have the row of a change before it has the order as it is then: the
     * page ends in front of it.
     */
    DoorPage page(int partition, int max, Function<String, Optional<Order>> orders) {
        List<Order> told = new ArrayList<>();
        unmarked.forEach(key -> orders.apply(key).filter(DoorMark::isAtDoor).ifPresent(told::add));
        long upTo = after;
        for (Row row : marked.subList(0, Math.min(max, marked.size()))) {
            Optional<Order> order = orders.apply(row.key);
            if (order.isEmpty() || order.get().getRevision() < row.mark.revision()) {
                return new DoorPage(told, Map.of(partition, upTo), false);
            }
            told.add(order.get());
            upTo = row.mark.offset();
        }
        return new DoorPage(told, Map.of(partition, upTo), marked.size() > max);
    }

    private static String key(KeyValue<Bytes, byte[]> row) {
        Cursor order = ShowtimeOrderKey.cursor(row.key);
        return OrderStores.key(OrderRow.parse(row.value).customer(), order.id());
    }
}
