package io.seatlog.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seatlog.runtime.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class StreamsLifecycleIT {

    private static final Duration AT_MOST = Duration.ofSeconds(30);

    @Test
    void leavesItsGroupOnACleanStopAndRefusesToStartOnForgottenOffsets() throws Exception {
        String app = TestBroker.unique("lifecycle");
        String in = TestBroker.topic(app + "-in", Map.of());
        StreamsLifecycle streams = lifecycle(app, in);
        streams.start();
        TestBroker.send(in, List.of("a"));
        assertThat(TestBroker.keys("t-" + app + "-kept-changelog", 1, AT_MOST)).containsExactly("a");
        assertThat(streams.health().isReady()).isTrue();
        streams.stop();
        try (Admin admin = TestBroker.admin()) {
            var group = admin.describeConsumerGroups(List.of("t-" + app)).all().get();
            assertThat(group.get("t-" + app).members()).isEmpty();
            admin.deleteConsumerGroups(List.of("t-" + app)).all().get();
        }
        assertThatThrownBy(lifecycle(app, in)::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no committed offsets")
                .hasMessageContaining("--reset-offsets");
    }

    @Test
    void doesNotTakeAbortedRecordsForState() throws Exception {
        String app = TestBroker.unique("aborted");
        String changelog = TestBroker.topic(app + "-kept-changelog", Map.of());
        try (Admin admin = TestBroker.admin();
                KafkaProducer<String, String> producer = TestBroker.producer(Map.of("transactional.id", app))) {
            ForgottenOffsets offsets =
                    new ForgottenOffsets(admin, TestBroker.settings(1).client());
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(changelog, "a", "v"));
            producer.flush();
            producer.abortTransaction();
            assertThat(offsets.find(app)).isEmpty();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(changelog, "a", "v"));
            producer.commitTransaction();
            await().atMost(AT_MOST).until(() -> offsets.find(app).isPresent());
        }
    }

    @Test
    void onlyThreadsOfAnAppThatYieldsHaveTheLowestPriority() throws Exception {
        String app = TestBroker.unique("yields");
        String in = TestBroker.topic(app + "-in", Map.of());
        assertThat(prioritiesOf(app(app, in).yieldingToOthers())).containsOnly(Thread.MIN_PRIORITY);
        assertThat(prioritiesOf(app(app, in))).containsOnly(Thread.NORM_PRIORITY);
    }

    /** Of the threads that came with the app: those that run its tasks, restore, send, and keep it in its group. */
    private static List<Integer> prioritiesOf(StreamsApp app) {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        StreamsLifecycle lifecycle = lifecycle(app);
        lifecycle.start();
        try {
            await().atMost(AT_MOST).until(() -> threadsSince(before)
                    .anyMatch(thread -> thread.getName().startsWith("kafka-coordinator-heartbeat-thread")));
            assertThat(Thread.currentThread().getPriority()).isEqualTo(Thread.NORM_PRIORITY);
            return threadsSince(before)
                    .filter(thread -> thread.getName().contains(app.name()))
                    .map(Thread::getPriority)
                    .toList();
        } finally {
            lifecycle.stop();
        }
    }

    private static Stream<Thread> threadsSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> !before.contains(thread));
    }

    @Test
    void refusesInputsThatTheBrokerDoesNotStamp() throws Exception {
        String app = TestBroker.unique("stamped");
        String in = TestBroker.topic(app + "-in", Map.of());
        StreamsApp definition = app(app, in).withLogTimeTopics(in);
        assertThatThrownBy(() -> lifecycle(definition).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("LogAppendTime");
    }

    private static StreamsLifecycle lifecycle(String app, String in) {
        return lifecycle(app(app, in));
    }

    private static StreamsLifecycle lifecycle(StreamsApp app) {
        return new StreamsLifecycle(
                app, TestBroker.settings(1), TestBroker.streams(app.name()), new SimpleMeterRegistry());
    }

    private static StreamsApp app(String name, String in) {
        Topology topology = new Topology();
        topology.addSource("in", new StringDeserializer(), new StringDeserializer(), in)
                .addProcessor("keep", Keep::new, "in")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore("kept"), Serdes.String(), Serdes.String()),
                        "keep");
        return StreamsApp.exactlyOnce(name, topology, Duration.ofMillis(20)).withLevelStores("kept");
    }

    private static final class Keep extends ContextualProcessor<String, String, String, String> {
        @Override
        public void process(Record<String, String> record) {
            KeyValueStore<String, String> kept = context().getStateStore("kept");
            kept.put(record.key(), record.value());
        }
    }
}
