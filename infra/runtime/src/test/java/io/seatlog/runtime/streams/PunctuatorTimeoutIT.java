package io.seatlog.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seatlog.runtime.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** What becomes of state and input when a punctuator times out in an open transaction. */
class PunctuatorTimeoutIT {

    private static final int INPUTS = 100;

    /** So short that it is due after every record: the last one is never committed before it. */
    private static final Duration TICK = Duration.ofMillis(1);

    private static final Duration AT_MOST = Duration.ofSeconds(60);

    @Test
    void losesNothingUnderPunctuators() throws Exception {
        List<String> outputs = outputsAround(false);
        assertThat(outputs).hasSize(INPUTS + 1).doesNotHaveDuplicates().last().isEqualTo("stored " + INPUTS);
    }

    /** The control: if this ever fails, Kafka Streams has changed and the rethrow may have become needless. */
    @Test
    void wouldLoseStateAndInputWithoutPunctuators() throws Exception {
        List<String> outputs = outputsAround(true);
        boolean allOnce = outputs.size() == INPUTS + 1 && outputs.contains("stored " + INPUTS);
        // Either the store forgot what the outputs say, or the inputs were worked on again behind their outputs.
        assertThat(allOnce).as("exactly once: %s", outputs).isFalse();
    }

    private static List<String> outputsAround(boolean unguarded) throws Exception {
        String app = TestBroker.unique("punctuator");
        String in = TestBroker.topic(app + "-in", Map.of());
        String out = TestBroker.topic(app + "-out", Map.of());
        Keep keep = new Keep(unguarded);
        Topology topology = new Topology();
        topology.addSource("in", new StringDeserializer(), new StringDeserializer(), in)
                .addProcessor("keep", keep, "in")
                .addSink("out", out, new StringSerializer(), new StringSerializer(), "keep");
        StreamsLifecycle streams = new StreamsLifecycle(
                StreamsApp.exactlyOnce(app, topology, Duration.ofSeconds(7))
                        .withProperties(Map.of(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 1 << 20)),
                TestBroker.settings(1),
                TestBroker.streams(app),
                new SimpleMeterRegistry());
        streams.start();
        try {
            TestBroker.send(
                    in, IntStream.range(0, INPUTS).mapToObj(i -> "k" + i).toList());
            await().atMost(AT_MOST).until(() -> keep.timeouts.get() > 0);
            TestBroker.send(in, List.of("count"));
            return TestBroker.keys(out, INPUTS + 1, AT_MOST);
        } finally {
            streams.stop();
        }
    }

    /** Stores and forwards each key; its punctuator times out once, when all inputs are in one open transaction. */
    private static final class Keep implements ProcessorSupplier<String, String, String, String> {
        private final boolean unguarded;
        private final AtomicInteger processed = new AtomicInteger();
        private final AtomicInteger timeouts = new AtomicInteger();

        Keep(boolean unguarded) {
            this.unguarded = unguarded;
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore("kept"), Serdes.String(), Serdes.String())
                    .withCachingEnabled());
        }

        @Override
        public Processor<String, String, String, String> get() {
            return new ContextualProcessor<>() {
                private KeyValueStore<String, String> kept;

                @Override
                public void init(ProcessorContext<String, String> context) {
                    super.init(context);
                    kept = context.getStateStore("kept");
                    Punctuator punctuator = now -> timeOutOnce();
                    if (unguarded) {
                        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, punctuator);
                    } else {
                        Punctuators.wallClock(context, TICK, punctuator);
                    }
                }

                @Override
                public void process(Record<String, String> record) {
                    if (record.key().equals("count")) {
                        context().forward(record.withKey("stored " + count(kept)));
                        context().commit();
                        return;
                    }
                    kept.put(record.key(), record.value());
                    context().forward(record);
                    processed.incrementAndGet();
                }
            };
        }

        private void timeOutOnce() {
            if (processed.get() >= INPUTS && timeouts.getAndIncrement() == 0) {
                throw new TimeoutException("as a sink does that gets no metadata");
            }
        }

        private static int count(KeyValueStore<String, String> store) {
            int count = 0;
            try (KeyValueIterator<String, String> all = store.all()) {
                while (all.hasNext()) {
                    all.next();
                    count++;
                }
            }
            return count;
        }
    }
}
