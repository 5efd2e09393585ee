package io.seatlog.audit;

import io.seatlog.wire.Order;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * What an audit looks at.
 *
 * @param facts  of every showtime, in the order of their log
 * @param orders as they now stand, by order id
 * @param ledger of the payment provider
 * @param unreadable where records stand that say nothing, for they have no key or are none of their topic's
 */
public record Evidence(
        Map<String, List<SpecificRecord>> facts, Map<String, Order> orders, Ledger ledger, List<String> unreadable) {

    public Evidence {
        facts = Map.copyOf(facts);
        orders = Map.copyOf(orders);
        unreadable = List.copyOf(unreadable);
    }

    /** Evidence of which everything could be read. */
    public Evidence(Map<String, List<SpecificRecord>> facts, Map<String, Order> orders, Ledger ledger) {
        this(facts, orders, ledger, List.of());
    }
}
