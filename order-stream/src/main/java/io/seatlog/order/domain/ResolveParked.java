package io.seatlog.order.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person has looked at a parked order.
 *
 * @param at log time
 */
public record ResolveParked(
        String commandId, Receipt receipt, @Nullable String replyTo, Action action, String note, Instant at)
        implements OrderCommand {

    /** What is to be done about it. */
    public enum Action {
        /** Ask the provider again. */
        RETRY,
        /** The buyer has the money by another way. */
        PAID_OTHERWISE,
        /** Nothing more. */
        CLOSE
    }
}
