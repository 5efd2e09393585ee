package io.seatlog.order;

import io.seatlog.id.OrderId;
import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.topic.Placement;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Checks of what every record keyed by showtimeId must be. */
final class RecordCheck {

    private RecordCheck() {}

    /** The key, if it lies where murmur2 puts it: else two tasks would own one showtime. */
    static String key(byte @Nullable [] key, int partition, int partitions) {
        if (key == null) {
            throw new PoisonException(DeadLetterCause.NULL_KEY, "The record has no key");
        }
        if (Placement.partition(key, partitions) != partition) {
            throw new PoisonException(
                    DeadLetterCause.WRONG_PARTITION,
                    "The key belongs in partition " + Placement.partition(key, partitions));
        }
        return new String(key, StandardCharsets.UTF_8);
    }

    static void showtime(String key, String showtimeId) {
        if (!key.equals(showtimeId)) {
            throw new PoisonException(DeadLetterCause.WRONG_KEY, "The key is not the value's showtimeId");
        }
    }

    /** An order of this showtime. */
    static OrderId order(String showtimeId, @Nullable String orderId) {
        if (orderId == null || !OrderId.isValid(orderId)) {
            throw new PoisonException(DeadLetterCause.INVALID_ID, "The orderId is none");
        }
        OrderId order = OrderId.parse(orderId);
        if (!order.showtime().value().equals(showtimeId)) {
            throw new PoisonException(DeadLetterCause.INVALID_ID, "The order is of another showtime");
        }
        return order;
    }
}
