package io.seatlog.runtime.streams;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Keeps rows on the heap until there is a megabyte of them, and then gives RocksDB all at once, in the order of their keys.
 * One by one, rows whose keys lie in no order cost RocksDB a walk through its whole write buffer each, past caches that
 * others have filled since.
 *
 * <p>It stands below the changelog, which has every row with its transaction as before. RocksDB itself would lose in a
 * crash what it had not written to disk, and so would this: both are asked for it, in {@link #commit}, before Streams notes
 * up to where of the changelog the store has all rows.
 *
 * <p>One thread writes, any may read. Extends an internal class of Kafka Streams, which looks for some features of a store
 * through it.
 */
@NullUnmarked
public final class WriteBehind extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, Bytes, byte[]>
        implements KeyValueStore<Bytes, byte[]> {

    /** Bytes of the heap that rows take at most. */
    static final int BYTES_MAX = 1024 * 1024;

    /** What a row takes beside its key and its value. */
    static final int ROW_BYTES = 100;

    private static final Comparator<KeyValue<Bytes, byte[]>> BY_KEY = Comparator.comparing(row -> row.key);

    /** Rows that the store below has not got; a row without a value is to be removed. */
    private final Map<Bytes, byte[]> rows = new HashMap<>();

    private int bytes;

    private WriteBehind(KeyValueStore<Bytes, byte[]> store) {
        super(store);
    }

    /** A store that is written late. */
    public static KeyValueBytesStoreSupplier over(KeyValueBytesStoreSupplier store) {
        return new Supplier(store);
    }

    /** Also called when a task starts again after an abort. */
    @Override
    public synchronized void init(StateStoreContext context, StateStore root) {
        forget();
        super.init(context, root);
    }

    @Override
    public synchronized void put(Bytes key, byte @Nullable [] value) {
        keep(key, value);
        writeIfMuch();
    }

    @Override
    public synchronized void putAll(List<KeyValue<Bytes, byte[]>> more) {
        more.forEach(row -> keep(row.key, row.value));
        writeIfMuch();
    }

    @Override
    public synchronized byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
        byte[] before = get(key);
        if (before == null) {
            put(key, value);
        }
        return before;
    }

    @Override
    public synchronized byte @Nullable [] delete(Bytes key) {
        byte[] before = get(key);
        put(key, null);
        return before;
    }

    @Override
    public synchronized byte @Nullable [] get(Bytes key) {
        byte[] value = rows.get(key);
        return value != null || rows.containsKey(key) ? value : wrapped().get(key);
    }

    @Override
    public synchronized void commit(Map<TopicPartition, Long> changelogOffsets) {
        write();
        super.commit(changelogOffsets);
    }

    /** Called when the task becomes a standby, which writes past this. */
    @Override
    public synchronized void clearCache() {
        write();
        super.clearCache();
    }

    /** RocksDB writes down what it has when it is closed, and stores of one task that are closed should say the same. */
    @Override
    public synchronized void close() {
        try {
            if (isOpen()) {
                write();
            }
        } finally {
            super.close();
        }
    }

    @Override
    public <R> QueryResult<R> query(Query<R> query, PositionBound bound, QueryConfig config) {
        return whole().query(query, bound, config);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        return whole().range(from, to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseRange(Bytes from, Bytes to) {
        return whole().reverseRange(from, to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return whole().all();
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseAll() {
        return whole().reverseAll();
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<Bytes, byte[]> prefixScan(P prefix, S serializer) {
        return whole().prefixScan(prefix, serializer);
    }

    @Override
    public long approximateNumEntries() {
        return whole().approximateNumEntries();
    }

    private void keep(Bytes key, byte @Nullable [] value) {
        if (!isOpen()) {
            throw new InvalidStateStoreException("Store " + name() + " is closed");
        }
        byte[] before = rows.put(key, value);
        bytes += value == null ? 0 : value.length;
        bytes += before == null ? key.get().length + ROW_BYTES : -before.length;
    }

    private void writeIfMuch() {
        if (bytes > BYTES_MAX) {
            write();
        }
    }

    private void write() {
        if (!rows.isEmpty()) {
            List<KeyValue<Bytes, byte[]>> sorted = new ArrayList<>(rows.size());
            rows.forEach((key, value) -> sorted.add(KeyValue.pair(key, value)));
            sorted.sort(BY_KEY);
            wrapped().putAll(sorted);
            forget();
        }
    }

    private void forget() {
        rows.clear();
        bytes = 0;
    }

    /** The store with every row in it, to be walked over. */
    private synchronized KeyValueStore<Bytes, byte[]> whole() {
        write();
        return wrapped();
    }

    private record Supplier(KeyValueBytesStoreSupplier store) implements KeyValueBytesStoreSupplier {

        @Override
        public String name() {
            return store.name();
        }

        @Override
        public KeyValueStore<Bytes, byte[]> get() {
            return new WriteBehind(store.get());
        }

        @Override
        public String metricsScope() {
            return store.metricsScope();
        }
    }
}
