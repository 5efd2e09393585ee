package io.seatlog.order.domain;

import org.jspecify.annotations.Nullable;

/** Somebody wants something of one order. */
public sealed interface OrderCommand extends Input permits PayOrder, RefundTickets, AdmitTicket, ResolveParked {

    String commandId();

    /** Where it stands in its topic. */
    Receipt receipt();

    /** Who waits for the answer, in hex; none: nobody. */
    @Nullable
    String replyTo();

    /** What it hears if there is no such order. */
    default Refusal unknownOrder() {
        return Refusal.ORDER_NOT_FOUND;
    }
}
