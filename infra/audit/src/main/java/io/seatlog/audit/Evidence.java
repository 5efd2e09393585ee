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
 */
public record Evidence(Map<String, List<SpecificRecord>> facts, Map<String, Order> orders, Ledger ledger) {

    public Evidence {
        facts = Map.copyOf(facts);
        orders = Map.copyOf(orders);
    }
}
