package io.seatlog.query.table;

import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one global table and tells its reader of every record, also while the table is restored. Nothing that a record holds
 * may stop it: an exception would end the thread that all tables share.
 */
public final class TableProcessor extends ContextualProcessor<byte[], byte[], Void, Void> {

    /** Who is told of the records of one table. */
    @FunctionalInterface
    public interface Reader {

        /**
         * Takes a record.
         *
         * @param record null where the key was removed
         * @param isNew  whether the table had nothing under the key
         * @throws RuntimeException if it does not fit its key or contradicts itself: it is put aside
         */
        void read(String key, @Nullable SpecificRecord record, Instant at, boolean isNew);
    }

    private final Topic topic;
    private final RecordCodec codec;
    private final Reader reader;
    private final BadRecords badRecords;
    private final int partitions;

    @Nullable
    private KeyValueStore<String, byte[]> table;

    public TableProcessor(Topic topic, RecordCodec codec, Reader reader, BadRecords badRecords, int partitions) {
        this.topic = topic;
        this.codec = codec;
        this.reader = reader;
        this.badRecords = badRecords;
        this.partitions = partitions;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        table = context.getStateStore(topic.name());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Optional<RecordMetadata> place = context().recordMetadata();
        try {
            keep(record, place);
        } catch (RuntimeException e) {
            place.ifPresent(where -> badRecords.found(topic, where, record, e));
        }
    }

    private void keep(Record<byte[], byte[]> record, Optional<RecordMetadata> place) {
        if (record.key() == null) {
            throw new IllegalArgumentException("A table needs a key");
        }
        KeyValueStore<String, byte[]> store = Objects.requireNonNull(table);
        String key = new String(record.key(), StandardCharsets.UTF_8);
        place.ifPresent(where -> WrongPartitionException.require(topic, key, where.partition(), partitions));
        SpecificRecord value = record.value() == null ? null : codec.decode(topic, record.value());
        boolean isNew = store.get(key) == null;
        reader.read(key, value, Instant.ofEpochMilli(record.timestamp()), isNew);
        store.put(key, record.value());
    }
}
