package io.seatlog.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitBufferTest {

    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private final AtomicInteger commits = new AtomicInteger();
    private final CommitBuffer buffer =
            (CommitBuffer) CommitBuffer.over(rows("rows").withLoggingDisabled(), commits::incrementAndGet)
                    .build();
    private final KeyValueStore<byte[], byte[]> under = buffer.wrapped();

    @BeforeEach
    void open() {
        buffer.init(context.getStateStoreContext(), buffer);
    }

    @AfterEach
    void close() {
        buffer.close();
    }

    @Test
    void keepsWhatIsWrittenUntilTheCommitAndReadsItAtOnce() {
        buffer.put(bytes("a"), bytes("1"));
        buffer.put(bytes("a"), bytes("2"));
        assertThat(buffer.get(bytes("a"))).isEqualTo(bytes("2"));
        assertThat(under.get(bytes("a"))).isNull();

        commit();
        assertThat(under.get(bytes("a"))).isEqualTo(bytes("2"));
        assertThat(buffer.get(bytes("a"))).isEqualTo(bytes("2"));
    }

    @Test
    void tellsOfACommitAlsoWhenNothingWasWrittenAndOfNothingElse() {
        buffer.put(bytes("a"), bytes("1"));
        keys(buffer.all());
        keys(buffer.range(bytes("a"), bytes("b")));
        assertThat(commits).hasValue(0);
        commit();
        assertThat(commits).hasValue(1);
        commit();
        assertThat(commits).hasValue(2);
    }

    @Test
    void hidesARowThatWasRemoved() {
        buffer.put(bytes("a"), bytes("1"));
        commit();
        assertThat(buffer.delete(bytes("a"))).isEqualTo(bytes("1"));
        assertThat(buffer.get(bytes("a"))).isNull();
        assertThat(under.get(bytes("a"))).isEqualTo(bytes("1"));
        assertThat(buffer.putIfAbsent(bytes("a"), bytes("2"))).isNull();
        assertThat(buffer.putIfAbsent(bytes("a"), bytes("3"))).isEqualTo(bytes("2"));
        buffer.putAll(List.of(KeyValue.pair(bytes("a"), null)));
        commit();
        assertThat(under.get(bytes("a"))).isNull();
    }

    @Test
    void walksOverRowsThatWereOnlyJustWritten() {
        buffer.put(bytes("a1"), bytes("1"));
        commit();
        buffer.put(bytes("a2"), bytes("2"));
        buffer.put(bytes("b1"), bytes("3"));
        buffer.put(bytes("a1"), null);

        assertThat(keys(buffer.prefixScan(bytes("a"), new ByteArraySerializer())))
                .containsExactly("a2");
        buffer.put(bytes("a3"), bytes("4"));
        assertThat(keys(buffer.range(bytes("a"), bytes("b")))).containsExactly("a2", "a3");
        buffer.put(bytes("a4"), bytes("5"));
        assertThat(keys(buffer.all())).containsExactly("a2", "a3", "a4", "b1");
        buffer.put(bytes("a5"), bytes("6"));
        assertThat(keys(buffer.reverseRange(bytes("a"), bytes("b")))).containsExactly("a5", "a4", "a3", "a2");
        buffer.put(bytes("c"), bytes("7"));
        assertThat(keys(buffer.reverseAll())).startsWith("c");
    }

    @Test
    void forgetsWhatWasNotCommittedWhenItsTaskBeginsAnew() {
        buffer.put(bytes("a"), bytes("1"));
        buffer.init(context.getStateStoreContext(), buffer);
        assertThat(buffer.get(bytes("a"))).isNull();
        commit();
        assertThat(under.get(bytes("a"))).isNull();
    }

    /** Streams asks for the rows before each commit: seen by the changelog, which gets one record of a row a commit. */
    @Test
    void isAskedForItsRowsByStreamsWithEveryCommit() {
        Topology topology = new Topology()
                .addSource("in", "in")
                .addProcessor("keep", Keep::new, "in")
                .addStateStore(CommitBuffer.over(rows("rows")), "keep");
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "buffer");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        try (TopologyTestDriver driver = new TopologyTestDriver(topology, properties)) {
            driver.createInputTopic("in", new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(bytes("a"), bytes("x"));
            List<byte[]> changes = driver.createOutputTopic(
                            "buffer-rows-changelog", new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readValuesToList();
            assertThat(changes).containsExactly(bytes("xxx"));
        }
    }

    /** Writes its row three times. */
    private static final class Keep implements Processor<byte[], byte[], Void, Void> {
        private KeyValueStore<byte[], byte[]> rows;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            rows = context.getStateStore("rows");
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            for (String value : List.of("x", "xx", "xxx")) {
                rows.put(record.key(), bytes(value));
            }
        }
    }

    private void commit() {
        buffer.flushCache();
    }

    private static List<String> keys(KeyValueIterator<byte[], byte[]> rows) {
        List<String> keys = new ArrayList<>();
        try (rows) {
            rows.forEachRemaining(row -> keys.add(new String(row.key, StandardCharsets.UTF_8)));
        }
        return keys;
    }

    private static StoreBuilder<KeyValueStore<byte[], byte[]>> rows(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
