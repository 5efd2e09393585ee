package io.seatlog.ingest.sell;

import io.seatlog.ingest.edge.Problem;
import io.seatlog.reason.Reason;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.OrderCommandRefused;
import io.seatlog.wire.RefusalReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refusals of the log as problems. */
public final class Refusals {

    private Refusals() {}

    /** A refusal by the seat log. */
    public static Problem problem(CommandRefused refused) {
        Reason reason = reason(refused.getReason());
        Problem.Facts facts = new Problem.Facts(
                refused.getSeats(),
                version(refused.getNumber()),
                refused.getLimit(),
                refused.getInUse(),
                refused.getFree(),
                refused.getHeld(),
                refused.getLargest(),
                refused.getSalesOpenAt(),
                refused.getRevision());
        return new Problem(reason, detail(refused.getDetail(), reason), List.of(), facts);
    }

    /** A refusal by the orders. */
    public static Problem problem(OrderCommandRefused refused) {
        Reason reason = reason(refused.getReason());
        String tickets = refused.getTickets().isEmpty() ? "" : ": " + String.join(", ", refused.getTickets());
        return Problem.of(reason, detail(refused.getDetail(), reason) + tickets);
    }

    /** Before a showtime's first fact there was nothing to judge. */
    private static @Nullable Long version(long number) {
        return number == 0 ? null : number;
    }

    private static Reason reason(RefusalReason reason) {
        return reason == RefusalReason.UNKNOWN ? Reason.INTERNAL : Reason.valueOf(reason.name());
    }

    private static String detail(String detail, Reason reason) {
        return detail.isEmpty() ? reason.title() : detail;
    }
}
