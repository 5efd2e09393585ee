package io.seatlog.order.domain;

import java.time.Instant;

/**
 * Until when the buyer may give tickets back, and what of each is kept.
 *
 * @param keep in minor units
 */
public record RefundPolicy(Instant until, long keep) {

    long of(long price) {
        return Math.max(0, price - keep);
    }
}
