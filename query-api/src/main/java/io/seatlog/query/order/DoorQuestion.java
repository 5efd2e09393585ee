package io.seatlog.query.order;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a door asks: which tickets of a showtime have changed since it asked last.
 *
 * @param after offsets in `orders`, by partition, up to which it knows; none: it knows nothing of that partition
 */
public record DoorQuestion(String showtimeId, Map<Integer, Long> after) {

    /** Most orders that one partition answers with: the rest is asked for again. */
    static final int ORDERS_MAX = 200;

    public DoorQuestion {
        after = Map.copyOf(after);
    }

    long after(int partition) {
        return after.getOrDefault(partition, -1L);
    }

    /** Offsets by partition as one word. */
    public static String join(Map<Integer, Long> offsets) {
        return offsets.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "." + entry.getValue())
                .collect(Collectors.joining("_"));
    }

    /** Such a word as offsets by partition. */
    public static Map<Integer, Long> split(String joined) {
        return Stream.of(joined.split("_"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("\\."))
                .collect(Collectors.toMap(part -> Integer.valueOf(part[0]), part -> Long.valueOf(part[1])));
    }
}
