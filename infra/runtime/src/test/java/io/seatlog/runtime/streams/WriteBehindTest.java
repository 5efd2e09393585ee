package io.seatlog.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteBehindTest {

    private static final TopicPartition CHANGELOG = new TopicPartition("rows-changelog", 0);

    @TempDir
    private File folder;

    private final WriteBehind store = (WriteBehind)
            WriteBehind.over(Stores.persistentKeyValueStore("rows")).get();
    private final KeyValueStore<Bytes, byte[]> under = store.wrapped();

    private StateStoreContext context;

    @BeforeEach
    void open() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "rows");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        context = new MockProcessorContext<>(properties, new TaskId(0, 0), folder).getStateStoreContext();
        store.init(context, store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void isReadAtOnceAndWrittenLater() {
        store.put(key("a"), bytes("1"));
        store.put(key("a"), bytes("2"));

        assertThat(store.get(key("a"))).isEqualTo(bytes("2"));
        assertThat(under.get(key("a"))).isNull();
    }

    @Test
    void hasWrittenEveryRowBeforeTheStoreNotesUpToWhereItHasThem() {
        store.put(key("b"), bytes("1"));
        store.put(key("a"), bytes("2"));

        store.commit(Map.of(CHANGELOG, 7L));

        assertThat(store.committedOffset(CHANGELOG)).isEqualTo(7L);
        assertThat(under.get(key("a"))).isEqualTo(bytes("2"));
        assertThat(under.get(key("b"))).isEqualTo(bytes("1"));
    }

    @Test
    void keepsNoMoreThanAMegabyte() {
        byte[] value = new byte[1_000];
        int written = 0;
        for (int i = 0; i < 3_000; i++) {
            store.put(key("row-" + i), value);
            written += under.get(key("row-" + i)) == null ? 0 : 1;
        }

        assertThat(written).as("rows after which all were written").isEqualTo(3);
        for (int i = 0; i < 2_700; i++) {
            assertThat(under.get(key("row-" + i))).isNotNull();
        }
        store.putAll(List.of(KeyValue.pair(key("large"), new byte[WriteBehind.BYTES_MAX])));
        assertThat(under.get(key("row-2999"))).isNotNull();
    }

    @Test
    void aRowThatIsWrittenOverTakesItsPlaceOnce() {
        for (int i = 0; i < 3_000; i++) {
            store.put(key("row-" + i % 100), new byte[1_000]);
        }

        assertThat(under.get(key("row-0"))).isNull();
    }

    @Test
    void hidesARowThatWasRemoved() {
        store.put(key("a"), bytes("1"));
        commit();

        assertThat(store.delete(key("a"))).isEqualTo(bytes("1"));
        assertThat(store.get(key("a"))).isNull();
        assertThat(under.get(key("a"))).isEqualTo(bytes("1"));
        assertThat(store.putIfAbsent(key("a"), bytes("2"))).isNull();
        assertThat(store.putIfAbsent(key("a"), bytes("3"))).isEqualTo(bytes("2"));
        store.delete(key("a"));
        commit();
        assertThat(under.get(key("a"))).isNull();
    }

    @Test
    void walksOverRowsThatWereOnlyJustWritten() {
        store.put(key("b1"), bytes("1"));
        store.put(key("a1"), bytes("2"));
        assertThat(keys(store.prefixScan(bytes("a"), new ByteArraySerializer())))
                .containsExactly("a1");
        store.put(key("a2"), bytes("3"));
        assertThat(keys(store.range(key("a"), key("b")))).containsExactly("a1", "a2");
        store.put(key("a3"), bytes("4"));
        assertThat(keys(store.all())).containsExactly("a1", "a2", "a3", "b1");
        store.put(key("a4"), bytes("5"));
        assertThat(keys(store.reverseRange(key("a"), key("b")))).containsExactly("a4", "a3", "a2", "a1");
        store.put(key("c"), bytes("6"));
        assertThat(keys(store.reverseAll())).startsWith("c");
        store.put(key("d"), bytes("7"));
        assertThat(store.approximateNumEntries()).isEqualTo(7);
    }

    @Test
    void isWrittenWhenItIsClosed() {
        store.put(key("a"), bytes("1"));
        store.close();
        store.init(context, store);

        assertThat(under.get(key("a"))).isEqualTo(bytes("1"));
    }

    @Test
    void isWrittenBeforeAStandbyWritesPastIt() {
        store.put(key("a"), bytes("1"));
        store.clearCache();
        under.put(key("a"), bytes("2"));

        assertThat(store.get(key("a"))).isEqualTo(bytes("2"));
    }

    @Test
    void takesAndAnswersNothingOnceItIsClosed() {
        store.put(key("a"), bytes("1"));
        store.close();

        assertThatThrownBy(() -> store.get(key("a"))).isInstanceOf(InvalidStateStoreException.class);
        assertThatThrownBy(() -> store.put(key("b"), bytes("2"))).isInstanceOf(InvalidStateStoreException.class);
        store.init(context, store);
        assertThat(store.get(key("b"))).isNull();
    }

    @Test
    void queriesOfTheSecondKindSeeEveryRow() {
        store.put(key("a"), bytes("1"));

        QueryResult<byte[]> found =
                store.query(KeyQuery.withKey(key("a")), PositionBound.unbounded(), new QueryConfig(false));

        assertThat(found.getResult()).isEqualTo(bytes("1"));
    }

    @Test
    void isClosedAlsoWhenTheStoreBelowTakesNoMore() {
        WriteBehind late = over(new InMemoryKeyValueStore("rows") {
            @Override
            public synchronized void putAll(List<KeyValue<Bytes, byte[]>> rows) {
                throw new ProcessorStateException("disk full");
            }
        });
        late.init(context, late);
        late.put(key("a"), bytes("1"));

        assertThatThrownBy(() -> late.commit(Map.of())).hasMessage("disk full");
        assertThat(late.get(key("a"))).isEqualTo(bytes("1"));
        assertThatThrownBy(late::close).hasMessage("disk full");
        assertThat(late.isOpen()).isFalse();
        late.init(context, late);
        assertThat(late.get(key("a"))).isNull();
    }

    @Test
    void writesInTheOrderOfKeysAndBeforeTheOffsets() {
        List<String> calls = new ArrayList<>();
        WriteBehind late = over(new InMemoryKeyValueStore("rows") {
            @Override
            public synchronized void putAll(List<KeyValue<Bytes, byte[]>> rows) {
                rows.forEach(row -> calls.add(text(row.key)));
            }

            @Override
            public void commit(Map<TopicPartition, Long> offsets) {
                calls.add("offsets");
            }
        });
        late.init(context, late);
        for (String key : List.of("row-4", "row-10", "row-2", "row-1", "row-3")) {
            late.put(key(key), bytes("1"));
        }

        late.commit(Map.of(CHANGELOG, 7L));

        assertThat(calls).containsExactly("row-1", "row-10", "row-2", "row-3", "row-4", "offsets");
    }

    /** Whoever asks while the heap fills, and while its rows go to the store, finds every row in one of the two. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hidesNoRowFromOtherThreads(boolean walk) throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        for (int round = 0; round < 20; round++) {
            WriteBehind late = over(new InMemoryKeyValueStore("rows"));
            late.init(context, late);
            late.put(key("first"), bytes("1"));
            AtomicBoolean ended = new AtomicBoolean();
            CountDownLatch looked = new CountDownLatch(1);
            Future<Integer> missed = other.submit(() -> {
                int missing = 0;
                while (!ended.get()) {
                    boolean there = walk
                            ? keys(late.range(key("first"), key("first"))).size() == 1
                            : late.get(key("first")) != null;
                    missing += there ? 0 : 1;
                    looked.countDown();
                }
                return missing;
            });
            looked.await();
            for (int i = 0; i < 10_000; i++) {
                late.put(key(Integer.toString(i)), new byte[500]);
            }
            ended.set(true);

            assertThat(missed.get()).isZero();
            assertThat(keys(late.all())).hasSize(10_001);
            late.close();
        }
        other.shutdown();
    }

    private static WriteBehind over(KeyValueStore<Bytes, byte[]> store) {
        return (WriteBehind) WriteBehind.over(new KeyValueBytesStoreSupplier() {
                    @Override
                    public String name() {
                        return store.name();
                    }

                    @Override
                    public KeyValueStore<Bytes, byte[]> get() {
                        return store;
                    }

                    @Override
                    public String metricsScope() {
                        return "in-memory";
                    }
                })
                .get();
    }

    private void commit() {
        store.commit(Map.of());
    }

    private static List<String> keys(KeyValueIterator<Bytes, byte[]> rows) {
        List<String> keys = new ArrayList<>();
        try (rows) {
            rows.forEachRemaining(row -> keys.add(text(row.key)));
        }
        return keys;
    }

    private static String text(Bytes key) {
        return new String(key.get(), StandardCharsets.UTF_8);
    }

    private static Bytes key(String text) {
        return Bytes.wrap(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
