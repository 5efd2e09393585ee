package io.seatlog.order.domain;

import io.seatlog.id.CustomerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody gives tickets back and wants the money for them.
 *
 * @param customer whose order it is; none: an organiser asks
 * @param refundId under it this happens once
 * @param tickets  their ids; none: all that can be given back
 * @param at       log time
 */
public record RefundTickets(
        String commandId,
        Receipt receipt,
        @Nullable String replyTo,
        @Nullable CustomerId customer,
        String refundId,
        List<String> tickets,
        Instant at)
        implements OrderCommand {

    public RefundTickets {
        tickets = List.copyOf(tickets);
    }

    boolean isByOrganizer() {
        return customer == null;
    }

    boolean isByStranger(Sale sale) {
        return customer != null && !customer.equals(sale.customer());
    }

    /** Ids of no ticket of this order. */
    List<String> unknown(Sale sale) {
        return tickets.stream().filter(id -> sale.lineOf(id) == 0).toList();
    }

    /** The lines asked for, once each; none: all that can be given back. */
    List<Integer> lines(Sale sale) {
        return tickets.stream().map(sale::lineOf).distinct().sorted().toList();
    }
}
