package io.seatlog.inventory.domain;

import io.seatlog.id.SeatId;
import io.seatlog.reason.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why nothing changed, with the details that the reason has.
 *
 * @param reason      the first that applies
 * @param seats       in the way, or unknown
 * @param limit       seats a customer may have; where the detail says so, orders
 * @param inUse       seats this one has; orders so far
 * @param free        free seats in what was asked for
 * @param held        held ones there
 * @param largest     the longest run of free neighbours there
 * @param salesOpenAt when sales open
 * @param revision    of the showtime as it is
 * @param detail      for people
 */
public record Refusal(
        Reason reason,
        List<SeatId> seats,
        @Nullable Integer limit,
        @Nullable Integer inUse,
        @Nullable Integer free,
        @Nullable Integer held,
        @Nullable Integer largest,
        @Nullable Instant salesOpenAt,
        @Nullable Long revision,
        String detail) {

    static Refusal of(Reason reason) {
        return of(reason, "");
    }

    public static Refusal of(Reason reason, String detail) {
        return new Refusal(reason, List.of(), null, null, null, null, null, null, null, detail);
    }

    static Refusal ofSeats(Reason reason, List<SeatId> seats) {
        return new Refusal(reason, seats, null, null, null, null, null, null, null, "");
    }

    static Refusal overLimit(int limit, int inUse) {
        return new Refusal(Reason.CUSTOMER_LIMIT, List.of(), limit, inUse, null, null, null, null, null, "");
    }

    static Refusal overOrders(int limit, int accepted) {
        String detail = "This customer has had as many orders of the showtime as one may";
        return new Refusal(Reason.CUSTOMER_LIMIT, List.of(), limit, accepted, null, null, null, null, null, detail);
    }

    static Refusal tooFew(Reason reason, int free, int held) {
        return new Refusal(reason, List.of(), null, null, free, held, null, null, null, "");
    }

    static Refusal notAdjacent(int largest) {
        return new Refusal(Reason.NOT_ADJACENT, List.of(), null, null, null, null, largest, null, null, "");
    }

    static Refusal notOpenBefore(Instant salesOpenAt) {
        return new Refusal(Reason.SALES_NOT_OPEN, List.of(), null, null, null, null, null, salesOpenAt, null, "");
    }

    static Refusal moved(long revision) {
        return new Refusal(Reason.PRECONDITION_FAILED, List.of(), null, null, null, null, null, null, revision, "");
    }
}
