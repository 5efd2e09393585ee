package io.seatlog.ingest.sell;

import io.seatlog.id.OrderId;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.wire.HoldAccepted;

/** How a request for seats ends, as its client hears it. */
public sealed interface HoldAnswer {

    /**
     * The seats are held.
     *
     * @param replayed whether an earlier request had held them
     */
    record Held(HoldAccepted reply, boolean replayed) implements HoldAnswer {}

    /** Nothing changed. */
    record Refused(Problem problem) implements HoldAnswer {}

    /** Nobody knows yet: the client asks again with the same key. */
    record Undecided(OrderId order) implements HoldAnswer {}
}
