package io.seatlog.order.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command gets to hear. */
public sealed interface Answer {

    /** The page is open: go there and pay. */
    record Open(String paymentId, String url, long amount, String currency, Instant deadline) implements Answer {}

    /** The total is 0 and the seats are booked. */
    record NotNeeded() implements Answer {}

    /** The tickets are void and the money is on its way; or were and was, if the command repeats one. */
    record RefundTaken(Refund refund, String currency, boolean replayed) implements Answer {}

    /** Whoever holds the ticket may come in. */
    record Admitted(int line, Admission admission, boolean replayed) implements Answer {}

    /** What was decided is being done. */
    record Resolved(ResolveParked.Action action) implements Answer {}

    /**
     * Nothing changed.
     *
     * @param tickets ids of those in the way, or unknown
     * @param first   of a ticket that has been used
     */
    record Refused(
            Refusal reason, List<String> tickets, @Nullable Admission first) implements Answer {

        public Refused {
            tickets = List.copyOf(tickets);
        }

        Refused(Refusal reason) {
            this(reason, List.of(), null);
        }
    }
}
