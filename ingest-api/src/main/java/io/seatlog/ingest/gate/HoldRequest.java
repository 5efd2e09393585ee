package io.seatlog.ingest.gate;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer asks for: these seats, or the best of some. Two requests are the same if they are equal.
 *
 * @param order    the order that it would become
 * @param customer who asks
 * @param seats    ids of the seats asked for by name, sorted; empty where {@code best} is given
 * @param best     what is asked for otherwise
 */
public record HoldRequest(
        OrderId order,
        CustomerId customer,
        List<String> seats,
        @Nullable Best best) {

    /**
     * The best seats that there are.
     *
     * @param quantity   how many
     * @param sections   where; empty: anywhere
     * @param categories of which kind; empty: any
     * @param adjacent   whether others than neighbours are refused
     */
    public record Best(int quantity, List<String> sections, List<String> categories, boolean adjacent) {

        public Best {
            sections = List.copyOf(sections);
            categories = List.copyOf(categories);
        }
    }

    public HoldRequest {
        seats = seats.isEmpty() ? List.of() : seats.stream().sorted().toList();
        if (seats.isEmpty() == (best == null)) {
            throw new IllegalArgumentException("Seats are asked for by name or by number");
        }
    }

    /** How many seats are asked for. */
    public int quantity() {
        return best == null ? seats.size() : best.quantity();
    }
}
