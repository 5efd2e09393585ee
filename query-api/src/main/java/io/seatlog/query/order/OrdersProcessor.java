package io.seatlog.query.order;

import io.seatlog.query.table.BadRecords;
import io.seatlog.query.table.WrongKeyException;
import io.seatlog.query.table.WrongPartitionException;
import io.seatlog.serde.RecordCodec;
import io.seatlog.serde.UnreadableRecordException;
import io.seatlog.topic.Topics;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderParked;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps the table of orders and the list of each showtime's orders. */
public final class OrdersProcessor extends ContextualProcessor<byte[], byte[], Void, Void> {

    private final RecordCodec codec;
    private final BadRecords badRecords;
    private final OrderWaits waits;
    private final int partitions;

    @Nullable
    private KeyValueStore<String, byte[]> orders;

    @Nullable
    private KeyValueStore<Bytes, byte[]> byShowtime;

    public OrdersProcessor(RecordCodec codec, BadRecords badRecords, OrderWaits waits, int partitions) {
        this.codec = codec;
        this.badRecords = badRecords;
        this.waits = waits;
        this.partitions = partitions;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        orders = context.getStateStore(OrderStores.ORDERS);
        byShowtime = context.getStateStore(OrderStores.BY_SHOWTIME);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata place = context().recordMetadata().orElseThrow();
        try {
            keep(record, place);
        } catch (UnreadableRecordException | WrongKeyException | WrongPartitionException | IllegalArgumentException e) {
            badRecords.found(Topics.ORDERS, place, record, e);
        }
    }

    private void keep(Record<byte[], byte[]> record, RecordMetadata place) {
        if (record.key() == null) {
            throw new IllegalArgumentException("A table needs a key");
        }
        KeyValueStore<String, byte[]> table = Objects.requireNonNull(orders);
        KeyValueStore<Bytes, byte[]> list = Objects.requireNonNull(byShowtime);
        String key = new String(record.key(), StandardCharsets.UTF_8);
        WrongPartitionException.require(Topics.ORDERS, key, place.partition(), partitions);
        byte[] value = record.value();
        byte[] before = value == null ? table.get(key) : null;
        Order order = value == null ? null : decode(value);
        if (order != null) {
            WrongKeyException.require(key, OrderStores.key(order.getCustomer(), order.getOrderId()));
        }
        // The order before its row: whoever reads the row of a change finds the order as it is then.
        table.put(key, value);
        if (order != null) {
            byte[] row = OrderRow.of(order, place.offset()).toBytes();
            list.put(ShowtimeOrderKey.of(order), row);
            park(list, order, row);
        } else if (before != null) {
            list.put(ShowtimeOrderKey.of(decode(before)), null);
            list.put(ShowtimeOrderKey.parked(decode(before)), null);
        }
        waits.changed(key);
    }

    /** An order that never waited for a person costs nothing here. */
    private static void park(KeyValueStore<Bytes, byte[]> list, Order order, byte[] row) {
        OrderParked parked = order.getParked();
        if (parked != null) {
            list.put(ShowtimeOrderKey.parked(order), parked.getOpen() ? row : null);
        }
    }

    private Order decode(byte[] value) {
        return (Order) codec.decode(Topics.ORDERS, value);
    }
}
