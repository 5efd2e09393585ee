package io.seatlog.query;

import io.seatlog.query.order.OrderStores;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of orders, active or standby: a standby is a little behind, and better than no answer. */
final class StreamsOrderSource implements OrderStores.Source {

    private final Supplier<Optional<KafkaStreams>> streams;

    StreamsOrderSource(Supplier<Optional<KafkaStreams>> streams) {
        this.streams = streams;
    }

    @Override
    public ReadOnlyKeyValueStore<String, byte[]> orders(int partition) {
        return store(OrderStores.ORDERS, partition);
    }

    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> byShowtime(int partition) {
        return store(OrderStores.BY_SHOWTIME, partition);
    }

    private <K> ReadOnlyKeyValueStore<K, byte[]> store(String name, int partition) {
        KafkaStreams running =
                streams.get().orElseThrow(() -> new InvalidStateStoreException("Streams does not run yet"));
        return running.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, byte[]>keyValueStore())
                .withPartition(partition)
                .enableStaleStores());
    }
}
