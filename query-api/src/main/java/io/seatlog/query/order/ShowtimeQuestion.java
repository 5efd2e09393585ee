package io.seatlog.query.order;

import io.seatlog.query.http.Cursor;
import io.seatlog.wire.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which orders of a showtime are wanted.
 *
 * @param status only those that stand so, or null for all
 * @param after  where the list goes on, or null from the newest
 * @param limit  how many at most
 */
record ShowtimeQuestion(
        String showtimeId,
        @Nullable OrderStatus status,
        @Nullable Cursor after,
        int limit) {}
