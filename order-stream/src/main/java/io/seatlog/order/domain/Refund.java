package io.seatlog.order.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way back to the buyer.
 *
 * @param intent  the payment intent that it is taken from; none: there is nothing to give
 * @param lines   of the tickets that it is for; none: the money was not due
 * @param asked   lines that were asked for; none: all that could be
 * @param attempt how often the provider was asked for it
 */
public record Refund(
        String refundId,
        @Nullable String intent,
        List<Integer> lines,
        List<Integer> asked,
        long amount,
        Status status,
        int attempt,
        Instant requestedAt,
        Instant changedAt) {

    /** Where a refund stands. */
    public enum Status {
        /** The tickets are void, the seats on their way back; the money follows. */
        RETURNING,
        REQUESTED,
        PENDING,
        SUCCEEDED,
        FAILED
    }

    public Refund {
        lines = List.copyOf(lines);
        asked = List.copyOf(asked);
    }

    /** All of a payment that was not due. */
    static Refund notDue(String refundId, String intent, long amount, Instant at) {
        return new Refund(refundId, intent, List.of(), List.of(), amount, Status.REQUESTED, 1, at, at);
    }

    static Refund ofTickets(String refundId, List<Integer> asked, List<Integer> lines, Money money, Instant at) {
        return new Refund(refundId, money.intent(), lines, asked, money.amount(), Status.RETURNING, 0, at, at);
    }

    /** What is given back, and from which payment intent. */
    record Money(@Nullable String intent, long amount) {}

    boolean isForTickets() {
        return !lines.isEmpty();
    }

    boolean is(Status wanted) {
        return status == wanted;
    }

    Refund with(Status next, Instant at) {
        return new Refund(refundId, intent, lines, asked, amount, next, attempt, requestedAt, at);
    }

    /** Asked of the provider, once more. */
    Refund requested(Instant at) {
        return new Refund(refundId, intent, lines, asked, amount, Status.REQUESTED, attempt + 1, requestedAt, at);
    }
}
