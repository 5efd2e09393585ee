package io.seatlog.query.feed;

import io.seatlog.sale.ShowtimeStatus;
import io.seatlog.wire.Showtime;
import java.time.Instant;

/** What the feed says of a showtime's sales. */
record Sales(ShowtimeStatus status, Instant salesOpenAt, Instant salesCloseAt) {

    static Sales of(Showtime showtime, Instant now) {
        return new Sales(
                ShowtimeStatus.of(showtime, now),
                showtime.getPolicy().getSalesOpenAt(),
                showtime.getPolicy().getSalesCloseAt());
    }
}
