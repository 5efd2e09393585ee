package io.seatlog.query.order;

import io.seatlog.query.http.Cursor;
import io.seatlog.wire.Order;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Keys of the store of a showtime's orders: showtimeId, '/', time of the order with the newest first, orderId. */
final class ShowtimeOrderKey {

    /** No showtime: the list of orders that wait for a person, of all showtimes. No showtimeId begins so. */
    static final String PARKED = "~parked";

    private static final byte SEPARATOR = '/';

    private ShowtimeOrderKey() {}

    static Bytes of(Order order) {
        return of(order.getShowtimeId(), order.getCreatedAt().toEpochMilli(), order.getOrderId());
    }

    /** The same order among those that wait for a person. */
    static Bytes parked(Order order) {
        return of(PARKED, order.getCreatedAt().toEpochMilli(), order.getOrderId());
    }

    static Bytes of(String showtimeId, long createdAt, String orderId) {
        byte[] showtime = showtimeId.getBytes(StandardCharsets.UTF_8);
        byte[] order = orderId.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(showtime.length + 1 + Long.BYTES + order.length)
                .put(showtime)
                .put(SEPARATOR)
                .putLong(Long.MAX_VALUE - createdAt)
                .put(order)
                .array());
    }

    /** The least key behind the cursor; without one, the least of the showtime. */
    static Bytes after(String showtimeId, @Nullable Cursor cursor) {
        return cursor == null
                ? Bytes.wrap((showtimeId + '/').getBytes(StandardCharsets.UTF_8))
                : of(showtimeId, cursor.at(), cursor.id() + '\0');
    }

    /** A key behind all of the showtime: '0' follows '/'. */
    static Bytes end(String showtimeId) {
        return Bytes.wrap((showtimeId + '0').getBytes(StandardCharsets.UTF_8));
    }

    /** Where in its showtime's list the entry with this key stands. */
    static Cursor cursor(Bytes key) {
        byte[] bytes = key.get();
        int at = 0;
        while (bytes[at] != SEPARATOR) {
            at++;
        }
        long createdAt = Long.MAX_VALUE - ByteBuffer.wrap(bytes).getLong(at + 1);
        int from = at + 1 + Long.BYTES;
        return new Cursor(createdAt, new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8));
    }
}
