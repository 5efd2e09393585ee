package io.seatlog.query.order;

import io.seatlog.wire.Order;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a question about an order waits for: that it is there, and not as the asker knows it.
 *
 * @param patience how long at most
 * @param unlike   the revision that the asker has, or null if none
 */
record Until(Duration patience, @Nullable Long unlike) {

    /** The answer as it is now. */
    static final Until NOW = new Until(Duration.ZERO, null);

    boolean isMet(Optional<Order> order) {
        return order.isPresent() && (unlike == null || order.get().getRevision() != unlike);
    }

    Until withPatience(Duration other) {
        return new Until(other, unlike);
    }
}
