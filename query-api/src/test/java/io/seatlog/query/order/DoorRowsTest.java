package io.seatlog.query.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.InstallationSecret;
import io.seatlog.query.Samples;
import io.seatlog.serde.LocalSchemaIds;
import io.seatlog.serde.WireCodec;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;

class DoorRowsTest {

    private static final int PARTITION = 3;

    private final Map<Bytes, byte[]> rows = new TreeMap<>();
    private final Map<String, Order> orders = new HashMap<>();

    @Test
    void tellsWhatHasChangedSinceInTheOrderInWhichItDid() {
        put(Samples.ticketed("anna", "hall", 1), 30);
        put(Samples.ticketed("ben", "hall", 2), 10);
        put(Samples.order("cat", "hall", 3, OrderStatus.PAID), 20);

        assertThat(page(-1, 10)).isEqualTo(page(30, false, "ben", "anna"));
        assertThat(page(10, 10)).isEqualTo(page(30, false, "anna"));
        assertThat(page(30, 10)).isEqualTo(page(30, false));
        assertThat(page(99, 10)).as("asked of a standby that is behind").isEqualTo(page(99, false));
    }

    @Test
    void tellsThatThereIsMore() {
        for (int n = 1; n <= 5; n++) {
            put(Samples.ticketed("buyer-" + n, "hall", n), 10 * n);
        }

        assertThat(page(-1, 2)).isEqualTo(page(20, true, "buyer-1", "buyer-2"));
        assertThat(page(20, 2)).isEqualTo(page(40, true, "buyer-3", "buyer-4"));
        assertThat(page(40, 2)).isEqualTo(page(50, false, "buyer-5"));
    }

    @Test
    void endsInFrontOfARowWhoseOrderHasNotComeYet() {
        put(Samples.ticketed("anna", "hall", 1), 10);
        put(Samples.ticketed("ben", "hall", 2), 20);
        put(Samples.ticketed("cat", "hall", 3), 30);
        Order before = Order.newBuilder(Samples.ticketed("ben", "hall", 2))
                .setRevision(6)
                .build();
        orders.put(key(before), before);

        assertThat(page(-1, 10)).isEqualTo(page(10, false, "anna"));
        orders.remove(key(before));
        assertThat(page(-1, 10)).isEqualTo(page(10, false, "anna"));
    }

    @Test
    void looksAtTheOrdersOfRowsThatDoNotTell() {
        Order told = Samples.ticketed("anna", "hall", 1);
        Order silent = Samples.order("ben", "hall", 2, OrderStatus.PAID);
        for (Order order : List.of(told, silent)) {
            put(order, 5);
            byte[] old = OrderRow.of(order, 5).toBytes();
            byte[] first = new byte[old.length - 17];
            System.arraycopy(old, 0, first, 0, 2);
            System.arraycopy(old, 19, first, 2, old.length - 19);
            first[0] = 1;
            rows.put(ShowtimeOrderKey.of(order), first);
        }

        assertThat(page(7, 10)).isEqualTo(page(7, false, "anna"));
    }

    @Test
    void pagesOfPartitionsAreOnePageAndTravelWhole() {
        put(Samples.ticketed("anna", "hall", 1), 30);
        Forwarding forwarding =
                new Forwarding(new InstallationSecret(new byte[32]), new WireCodec(new LocalSchemaIds()));
        DoorPage one = page(-1, 10);
        DoorPage other = new DoorPage(List.of(), Map.of(0, 4L), true);

        DoorPage both = one.plus(other);

        assertThat(both).isEqualTo(new DoorPage(one.orders(), Map.of(PARTITION, 30L, 0, 4L), true));
        assertThat(forwarding.readDoor(forwarding.writeDoor(both))).isEqualTo(both);
        assertThat(DoorQuestion.split(DoorQuestion.join(both.upTo()))).isEqualTo(both.upTo());
        assertThat(DoorQuestion.split(DoorQuestion.join(Map.of()))).isEmpty();
    }

    private void put(Order order, long offset) {
        rows.put(ShowtimeOrderKey.of(order), OrderRow.of(order, offset).toBytes());
        orders.put(key(order), order);
    }

    private static String key(Order order) {
        return OrderStores.key(order.getCustomer(), order.getOrderId());
    }

    private DoorPage page(long after, int max) {
        return DoorRows.of(iterator(), after).page(PARTITION, max, key -> Optional.ofNullable(orders.get(key)));
    }

    private DoorPage page(long upTo, boolean more, String... customers) {
        List<Order> told = new ArrayList<>();
        for (String customer : customers) {
            orders.values().stream()
                    .filter(order -> order.getCustomer().equals(customer))
                    .forEach(told::add);
        }
        return new DoorPage(told, Map.of(PARTITION, upTo), more);
    }

    private KeyValueIterator<Bytes, byte[]> iterator() {
        Iterator<Map.Entry<Bytes, byte[]>> entries = rows.entrySet().iterator();
        return new KeyValueIterator<>() {
            @Override
            public void close() {}

            @Override
            public Bytes peekNextKey() {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public KeyValue<Bytes, byte[]> next() {
                Map.Entry<Bytes, byte[]> entry = entries.next();
                return KeyValue.pair(entry.getKey(), entry.getValue());
            }
        };
    }
}
