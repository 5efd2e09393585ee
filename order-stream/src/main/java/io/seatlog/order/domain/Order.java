package io.seatlog.order.domain;

import io.seatlog.id.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order as order-stream keeps it: known, or only asked about so far. */
public sealed interface Order permits Awaited, Known {

    OrderId orderId();

    /** When time alone changes it next. */
    @Nullable
    Instant wakeAt();
}
