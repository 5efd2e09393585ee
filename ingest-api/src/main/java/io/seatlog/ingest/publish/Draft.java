package io.seatlog.ingest.publish;

import io.seatlog.id.ShowtimeId;
import io.seatlog.ingest.plan.SeatingPlan;
import io.seatlog.layout.Point;
import io.seatlog.wire.Policy;
import io.seatlog.wire.Showtime;
import io.seatlog.wire.ShowtimeTexts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A showtime that may be published: checked, with everything computed that the log needs.
 *
 * @param showtime   which one
 * @param policy     the rules of its sale
 * @param texts      its words
 * @param plan       its seats
 * @param planId     the plan's digest
 * @param focalPoint what the best seats are nearest to
 * @param blocked    seats not for sale from the start
 */
record Draft(
        ShowtimeId showtime,
        Policy policy,
        ShowtimeTexts texts,
        SeatingPlan plan,
        String planId,
        @Nullable Point focalPoint,
        List<String> blocked) {

    Draft {
        blocked = List.copyOf(blocked);
    }

    /** Digest of plan, policy and texts. */
    String digest() {
        return Digests.draft(planId, policy, focalPoint, blocked);
    }

    /** Whether this is what is on sale now: the seats that opened, under the policy of today. */
    boolean isOnSaleAs(Showtime open) {
        return open.getPolicy().equals(policy)
                && open.getDraft().startsWith(Digests.seats(planId, focalPoint, blocked));
    }
}
