package io.seatlog.order.domain;

import io.seatlog.id.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A buyer wants to pay, or to hear about the page that is open.
 *
 * @param receipt where the command stands in its topic
 * @param replyTo who waits for the answer, in hex; none: nobody
 * @param at      log time
 */
public record PayOrder(
        String commandId,
        Receipt receipt,
        @Nullable String replyTo,
        CustomerId customer,
        String returnUrl,
        @Nullable String locale,
        Instant at)
        implements OrderCommand {}
