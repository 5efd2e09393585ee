package io.seatlog.order;

import io.seatlog.order.domain.Order;
import io.seatlog.order.domain.OrderBytes;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An order in the store.
 *
 * @param revision how often its view has changed; 0: nobody has seen it
 */
record StoredOrder(long revision, Order order) {

    byte[] bytes() {
        byte[] rest = OrderBytes.write(order);
        return ByteBuffer.allocate(Long.BYTES + rest.length)
                .putLong(revision)
                .put(rest)
                .array();
    }

    static StoredOrder of(byte[] bytes) {
        return new StoredOrder(
                ByteBuffer.wrap(bytes).getLong(), OrderBytes.read(Arrays.copyOfRange(bytes, Long.BYTES, bytes.length)));
    }
}
