package io.seatlog.expiry;

import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * When something falls due: the end of an order's hold or, without an order, the removal of a showtime's rows.
 *
 * @param at log time, milliseconds
 */
record Deadline(long at, ShowtimeId showtime, @Nullable OrderId order) {

    Deadline {
        if (at < 0) {
            throw new IllegalArgumentException("A deadline is not before 1970");
        }
    }

    static Deadline ofHold(long at, OrderId order) {
        return new Deadline(at, order.showtime(), order);
    }

    static Deadline ofRows(long at, ShowtimeId showtime) {
        return new Deadline(at, showtime, null);
    }

    /** Reads a key of the store. */
    static Deadline ofKey(Bytes key) {
        ByteBuffer buffer = ByteBuffer.wrap(key.get());
        long at = buffer.getLong();
        String id = StandardCharsets.US_ASCII.decode(buffer).toString();
        return OrderId.isValid(id) ? ofHold(at, OrderId.parse(id)) : ofRows(at, new ShowtimeId(id));
    }

    /** The deadline in 8 bytes, big-endian, so that keys lie in its order; then the order id, or the showtime's. */
    Bytes key() {
        byte[] id = (order == null ? showtime.value() : order.toString()).getBytes(StandardCharsets.US_ASCII);
        return Bytes.wrap(
                ByteBuffer.allocate(Long.BYTES + id.length).putLong(at).put(id).array());
    }
}
