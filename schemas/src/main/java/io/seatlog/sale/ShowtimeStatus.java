package io.seatlog.sale;

import io.seatlog.wire.Policy;
import io.seatlog.wire.SalesState;
import io.seatlog.wire.Showtime;
import java.time.Duration;
import java.time.Instant;

/** What a buyer can do about a showtime now. */
public enum ShowtimeStatus {
    /** Parts of its plan have come, and it is not open yet. */
    DRAFT,
    /** Sales open later. */
    SCHEDULED,
    /** Seats can be bought. */
    ON_SALE,
    /** Sales are halted and may go on. */
    PAUSED,
    /** Sales are over. */
    CLOSED,
    /** Called off. */
    CANCELLED,
    /** Over. */
    ENDED;

    /** How long a showtime lasts that does not say. */
    public static final Duration LENGTH_DEFAULT = Duration.ofHours(6);

    /** The status at a time. */
    public static ShowtimeStatus of(Showtime showtime, Instant now) {
        return of(showtime.getSales(), showtime.getPolicy(), now);
    }

    /** The status at a time of a sale that the organiser let go on, paused, or ended. */
    public static ShowtimeStatus of(SalesState sales, Policy policy, Instant now) {
        if (sales == SalesState.CANCELLED) {
            return CANCELLED;
        }
        if (sales == SalesState.ENDED || !now.isBefore(end(policy))) {
            return ENDED;
        }
        if (!now.isBefore(policy.getSalesCloseAt())) {
            return CLOSED;
        }
        if (now.isBefore(policy.getSalesOpenAt())) {
            return SCHEDULED;
        }
        return sales == SalesState.PAUSED ? PAUSED : ON_SALE;
    }

    private static Instant end(Policy policy) {
        Instant endsAt = policy.getEndsAt();
        return endsAt != null ? endsAt : policy.getStartsAt().plus(LENGTH_DEFAULT);
    }
}
