package io.seatlog.runtime.streams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is written to a store until the commit, so that a row which every decision writes is one write and one
 * changelog record a commit. Streams' own cache does that too until it is full: then a task's rows push out only each
 * other, so once other partitions have filled the cache, a busy one writes each row through, 8 kB a decision, for good.
 * This buffer holds what the open transaction has written, of each store for itself, and nothing after it.
 *
 * <p>Extends an internal class of Kafka Streams, for it is the only way to be asked for rows before a commit.
 */
@NullUnmarked
public final class CommitBuffer extends WrappedStateStore<KeyValueStore<byte[], byte[]>, byte[], byte[]>
        implements KeyValueStore<byte[], byte[]> {

    /** Rows since the last commit; a row without a value is to be removed. */
    private final Map<Bytes, byte[]> written = new HashMap<>();

    private final Runnable committing;

    private CommitBuffer(KeyValueStore<byte[], byte[]> store, Runnable committing) {
        super(store);
        this.committing = committing;
    }

    /** A store behind a buffer. */
    public static StoreBuilder<KeyValueStore<byte[], byte[]>> over(StoreBuilder<KeyValueStore<byte[], byte[]>> store) {
        return over(store, () -> {});
    }

    /**
     * A store behind a buffer.
     *
     * @param committing called on the task's thread when a commit begins
     */
    public static StoreBuilder<KeyValueStore<byte[], byte[]>> over(
            StoreBuilder<KeyValueStore<byte[], byte[]>> store, Runnable committing) {
        return new Builder(store, committing);
    }

    /** Also called when a task starts again after an abort, with the rows of what was aborted still here. */
    @Override
    public void init(StateStoreContext context, StateStore root) {
        written.clear();
        super.init(context, root);
    }

    @Override
    public void put(byte[] key, byte @Nullable [] value) {
        written.put(Bytes.wrap(key), value);
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        Bytes wrapped = Bytes.wrap(key);
        byte[] value = written.get(wrapped);
        return value != null || written.containsKey(wrapped) ? value : wrapped().get(key);
    }

    @Override
    public byte @Nullable [] putIfAbsent(byte[] key, byte[] value) {
        byte[] before = get(key);
        if (before == null) {
            put(key, value);
        }
        return before;
    }

    @Override
    public void putAll(List<KeyValue<byte[], byte[]>> rows) {
        rows.forEach(row -> put(row.key, row.value));
    }

    @Override
    public byte @Nullable [] delete(byte[] key) {
        byte[] before = get(key);
        put(key, null);
        return before;
    }

    /** Called before every commit, inside the transaction. One batch costs RocksDB a third of as many single writes. */
    @Override
    public void flushCache() {
        committing.run();
        writeThrough();
        super.flushCache();
    }

    private void writeThrough() {
        if (!written.isEmpty()) {
            List<KeyValue<byte[], byte[]>> rows = new ArrayList<>(written.size());
            written.forEach((key, value) -> rows.add(KeyValue.pair(key.get(), value)));
            wrapped().putAll(rows);
            written.clear();
        }
    }

    @Override
    public void clearCache() {
        written.clear();
        super.clearCache();
    }

    @Override
    public void close() {
        written.clear();
        super.close();
    }

    @Override
    public KeyValueIterator<byte[], byte[]> range(byte[] from, byte[] to) {
        return whole().range(from, to);
    }

    @Override
    public KeyValueIterator<byte[], byte[]> reverseRange(byte[] from, byte[] to) {
        return whole().reverseRange(from, to);
    }

    @Override
    public KeyValueIterator<byte[], byte[]> all() {
        return whole().all();
    }

    @Override
    public KeyValueIterator<byte[], byte[]> reverseAll() {
        return whole().reverseAll();
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<byte[], byte[]> prefixScan(P prefix, S serializer) {
        return whole().prefixScan(prefix, serializer);
    }

    @Override
    public long approximateNumEntries() {
        return wrapped().approximateNumEntries();
    }

    /** The store with every row in it, to be walked over. */
    private KeyValueStore<byte[], byte[]> whole() {
        writeThrough();
        return wrapped();
    }

    private record Builder(StoreBuilder<KeyValueStore<byte[], byte[]>> store, Runnable committing)
            implements StoreBuilder<KeyValueStore<byte[], byte[]>> {

        @Override
        public StoreBuilder<KeyValueStore<byte[], byte[]>> withCachingEnabled() {
            throw new UnsupportedOperationException("A buffer takes the place of a cache");
        }

        @Override
        public StoreBuilder<KeyValueStore<byte[], byte[]>> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<KeyValueStore<byte[], byte[]>> withLoggingEnabled(Map<String, String> config) {
            store.withLoggingEnabled(config);
            return this;
        }

        @Override
        public StoreBuilder<KeyValueStore<byte[], byte[]>> withLoggingDisabled() {
            store.withLoggingDisabled();
            return this;
        }

        @Override
        public KeyValueStore<byte[], byte[]> build() {
            return new CommitBuffer(store.build(), committing);
        }

        @Override
        public Map<String, String> logConfig() {
            return store.logConfig();
        }

        @Override
        public boolean loggingEnabled() {
            return store.loggingEnabled();
        }

        @Override
        public String name() {
            return store.name();
        }
    }
}
