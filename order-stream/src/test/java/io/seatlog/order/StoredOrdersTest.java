package io.seatlog.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.order.domain.Awaited;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredOrdersTest {

    private static final Instant NOW = Instant.parse("2026-05-01T18:00:00Z");
    private static final ShowtimeId HAMLET = new ShowtimeId("hamlet");
    private static final ShowtimeId HAMLET_2 = new ShowtimeId("hamlet-2");

    private final KeyValueStore<byte[], byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("orders"), Serdes.ByteArray(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();

    @BeforeEach
    void open() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void findsWhatWasWrittenByItselfOrBeforeIt() {
        StoredOrders first = orders();
        first.put(id(HAMLET, 1), order(id(HAMLET, 1)));
        assertThat(first.getSold(id(HAMLET, 1), NOW)).isEqualTo(order(id(HAMLET, 1)));
        assertThat(first.getSold(id(HAMLET, 2), NOW)).isNull();
        first.put(id(HAMLET, 2), order(id(HAMLET, 2)));
        assertThat(first.getSold(id(HAMLET, 2), NOW)).isEqualTo(order(id(HAMLET, 2)));

        StoredOrders afterARestart = orders();
        assertThat(afterARestart.getSold(id(HAMLET, 2), NOW)).isEqualTo(order(id(HAMLET, 2)));
        assertThat(afterARestart.getSold(id(HAMLET, 3), NOW)).isNull();
        assertThat(afterARestart.getSold(id(HAMLET_2, 1), NOW)).isNull();
    }

    @Test
    void findsNothingOfAnOrderThatIsGone() {
        StoredOrders orders = orders();
        orders.put(id(HAMLET, 1), order(id(HAMLET, 1)));
        orders.put(id(HAMLET, 1), null);
        assertThat(orders.get(id(HAMLET, 1))).isNull();
        assertThat(orders.getSold(id(HAMLET, 1), NOW)).isNull();
    }

    @Test
    void doesNotAskTheStoreForAnOrderOfWhichItIsKnownThatThereIsNone() {
        StoredOrders orders = orders();
        assertThat(orders.getSold(id(HAMLET, 1), NOW)).isNull();
        behindItsBack(id(HAMLET, 1));
        assertThat(orders.getSold(id(HAMLET, 1), NOW)).isNull();
        assertThat(orders.get(id(HAMLET, 1))).isNotNull();
    }

    @Test
    void asksTheStoreForEveryOrderOfAShowtimeThatHasTooMany() {
        StoredOrders orders = new StoredOrders(store, 2, 100);
        IntStream.range(0, 3).forEach(i -> orders.put(id(HAMLET, i), order(id(HAMLET, i))));
        for (int i = 0; i < 3; i++) {
            assertThat(orders.getSold(id(HAMLET, i), NOW)).isNotNull();
        }
        behindItsBack(id(HAMLET, 3));
        assertThat(orders.getSold(id(HAMLET, 3), NOW)).isNotNull();
    }

    @Test
    void letsAShowtimeThatSellsNothingMakeRoomForAnother() {
        StoredOrders orders = new StoredOrders(store, 2, 2);
        IntStream.range(0, 2).forEach(i -> orders.put(id(HAMLET, i), order(id(HAMLET, i))));
        orders.getSold(id(HAMLET, 9), NOW);

        orders.getSold(id(HAMLET_2, 0), NOW.plusSeconds(1));
        orders.put(id(HAMLET_2, 0), order(id(HAMLET_2, 0)));
        behindItsBack(id(HAMLET_2, 1));
        assertThat(orders.getSold(id(HAMLET_2, 1), NOW.plusSeconds(2)))
                .as("there was no room")
                .isNotNull();

        Instant later = NOW.plus(Duration.ofHours(1));
        ShowtimeId third = new ShowtimeId("macbeth");
        orders.getSold(id(third, 0), later);
        orders.put(id(third, 0), order(id(third, 0)));
        behindItsBack(id(third, 1));
        assertThat(orders.getSold(id(third, 1), later)).as("there is room").isNull();
        assertThat(orders.getSold(id(HAMLET, 1), later)).isNotNull();
    }

    @Test
    void listsTheOrdersOfOneShowtimeOnly() {
        StoredOrders orders = orders();
        List<OrderId> all = IntStream.range(0, 5)
                .mapToObj(i -> id(HAMLET, i))
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
        all.forEach(id -> orders.put(id, order(id)));
        for (ShowtimeId other : List.of(HAMLET_2, new ShowtimeId("ham"), new ShowtimeId("hamlets"))) {
            orders.put(id(other, 1), order(id(other, 1)));
        }

        assertThat(orders.next(HAMLET, "", 3)).extracting(row -> row.key).isEqualTo(all.subList(0, 3));
        assertThat(orders.next(HAMLET, all.get(2).toString(), 3))
                .extracting(row -> row.key)
                .isEqualTo(all.subList(3, 5));
    }

    private StoredOrders orders() {
        return new StoredOrders(store);
    }

    /** A row of which the heap cannot know: whether it is found says whether the store is asked. */
    private void behindItsBack(OrderId id) {
        orders().put(id, order(id));
    }

    private static StoredOrder order(OrderId id) {
        return new StoredOrder(7, new Awaited(id, List.of()));
    }

    private static OrderId id(ShowtimeId showtime, int number) {
        return OrderId.of(new CustomerId("anna"), showtime, "k" + number);
    }
}
