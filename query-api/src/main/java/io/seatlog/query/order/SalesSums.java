package io.seatlog.query.order;

import io.seatlog.query.order.OrderRow.Amount;
import io.seatlog.wire.OrderStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What the orders of a showtime amount to.
 *
 * @param orders  how many stand where
 * @param amounts by category, of the orders that are sold
 */
record SalesSums(Map<OrderStatus, Integer> orders, Map<String, Amount> amounts) {

    static final SalesSums NONE = new SalesSums(Map.of(), Map.of());

    SalesSums {
        orders = Map.copyOf(orders);
        amounts = Map.copyOf(amounts);
    }

    SalesSums plus(SalesSums other) {
        Map<OrderStatus, Integer> allOrders = new HashMap<>(orders);
        other.orders.forEach((status, count) -> allOrders.merge(status, count, Integer::sum));
        Map<String, Amount> allAmounts = new HashMap<>(amounts);
        other.amounts.forEach((category, amount) -> allAmounts.merge(category, amount, Amount::plus));
        return new SalesSums(allOrders, allAmounts);
    }

    /** As one instance tells another of the same release. */
    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(orders.size());
            for (Map.Entry<OrderStatus, Integer> entry : orders.entrySet()) {
                out.writeUTF(entry.getKey().name());
                out.writeInt(entry.getValue());
            }
            out.writeInt(amounts.size());
            for (Amount amount : amounts.values()) {
                out.writeUTF(amount.category());
                out.writeInt(amount.seats());
                out.writeLong(amount.gross());
                out.writeLong(amount.fees());
                out.writeLong(amount.tax());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static SalesSums parse(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Map<OrderStatus, Integer> orders = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                orders.put(OrderStatus.valueOf(in.readUTF()), in.readInt());
            }
            Map<String, Amount> amounts = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                Amount amount = new Amount(in.readUTF(), in.readInt(), in.readLong(), in.readLong(), in.readLong());
                amounts.put(amount.category(), amount);
            }
            return new SalesSums(orders, amounts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
