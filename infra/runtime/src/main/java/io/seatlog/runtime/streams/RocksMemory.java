package io.seatlog.runtime.streams;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompactionStyle;
import org.rocksdb.Env;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.Priority;
import org.rocksdb.RocksDB;

/**
 * Bounds what RocksDB takes outside of the heap, and of the CPU: one block cache for all stores of the JVM, two small write
 * buffers a store. No WriteBufferManager: once full, each write flushes a tiny table, and a store fell from 17,000 to
 * 1,100 decisions a second that way.
 */
public final class RocksMemory implements RocksDBConfigSetter {

    /** Name of the Streams setting that holds the names of the stores which compact by level. */
    static final String LEVEL_STORES = "seatlog.rocksdb.level.stores";

    /** System property with the size of the block cache. */
    static final String BLOCK_CACHE_BYTES = "seatlog.rocksdb.blockCacheBytes";

    private static final long BLOCK_CACHE_BYTES_DEFAULT = 128L * 1024 * 1024;
    private static final long WRITE_BUFFER_BYTES = 8L * 1024 * 1024;
    private static final int WRITE_BUFFERS_MAX = 2;

    /** Rows are mostly new, so merging files early copies them for nothing: with four, it took a fifth of a sale's CPU. */
    private static final int RUNS_BEFORE_COMPACTION = 12;

    private static final double WRITE_BUFFER_FILTER_SHARE = 0.05;

    /** Share of the cache kept for indexes and filters. */
    private static final double HIGH_PRIORITY_SHARE = 0.2;

    /** Loaded with the first store, when RocksDB's library is there; it lives as long as the JVM. */
    private static final class BlockCache {
        static final LRUCache SHARED = new LRUCache(
                Long.getLong(BLOCK_CACHE_BYTES, BLOCK_CACHE_BYTES_DEFAULT), -1, false, HIGH_PRIORITY_SHARE);
    }

    /** RocksDB's threads are everybody's, and have the priority of whoever starts them: not of the first app that flushes. */
    static void startThreads() {
        RocksDB.loadLibrary();
        Env.getDefault()
                .setBackgroundThreads(1, Priority.HIGH)
                .setBackgroundThreads(Math.max(2, Runtime.getRuntime().availableProcessors()), Priority.LOW);
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(BlockCache.SHARED);
        // Else indexes and filters grow outside of the cache, without a bound.
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS_MAX);
        // Most keys that are looked for are new: a filter says so without a walk through the write buffer.
        options.setMemtablePrefixBloomSizeRatio(WRITE_BUFFER_FILTER_SHARE);
        options.setMemtableWholeKeyFiltering(true);
        // Streams saves the filters of the last level, for stores in which keys are mostly found.
        options.setOptimizeFiltersForHits(false);
        // One thread writes to a store, so writers need no protection from each other.
        options.setAllowConcurrentMemtableWrite(false);
        if (configs.get(LEVEL_STORES) instanceof Collection<?> level && level.contains(storeName)) {
            options.setCompactionStyle(CompactionStyle.LEVEL);
        } else {
            options.setLevel0FileNumCompactionTrigger(RUNS_BEFORE_COMPACTION);
        }
    }

    @Override
    public void close(String storeName, Options options) {
        // The block cache is everybody's; Streams closes what it made itself.
    }
}
