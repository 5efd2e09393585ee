package io.seatlog.query;

import io.seatlog.query.catalogue.Tables;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Topic;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The global tables, read by interactive queries. */
final class StoreTables implements Tables {

    private final Supplier<Optional<KafkaStreams>> streams;
    private final RecordCodec codec;

    StoreTables(Supplier<Optional<KafkaStreams>> streams, RecordCodec codec) {
        this.streams = streams;
        this.codec = codec;
    }

    @Override
    public Optional<SpecificRecord> read(Topic topic, String key) {
        return streams.get().flatMap(running -> {
            ReadOnlyKeyValueStore<String, byte[]> table = running.store(
                    StoreQueryParameters.fromNameAndType(topic.name(), QueryableStoreTypes.keyValueStore()));
            return Optional.ofNullable(table.get(key)).map(bytes -> codec.decode(topic, bytes));
        });
    }
}
