package io.seatlog.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TickTest {

    private final List<Long> runs = new ArrayList<>();
    private int work;
    private boolean wakeInRun;
    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        Topology topology = new Topology();
        topology.addSource("in", "in").addProcessor("ticking", Ticking::new, "in");
        Properties properties = new Properties();
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        driver = new TopologyTestDriver(topology, properties, Instant.EPOCH);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void doesNotRunUntilWoken() {
        driver.advanceWallClockTime(Duration.ofSeconds(10));
        assertThat(runs).isEmpty();
    }

    @Test
    void runsWhileThereIsWorkAndThenEndsItself() {
        record(2);
        driver.advanceWallClockTime(Duration.ofMillis(100));
        driver.advanceWallClockTime(Duration.ofMillis(100));
        driver.advanceWallClockTime(Duration.ofSeconds(10));
        assertThat(runs).containsExactly(100L, 200L);
    }

    @Test
    void canBeWokenAgainAfterItEnded() {
        record(1);
        driver.advanceWallClockTime(Duration.ofMillis(100));
        record(1);
        driver.advanceWallClockTime(Duration.ofMillis(100));
        assertThat(runs).containsExactly(100L, 200L);
    }

    @Test
    void isNotLostWhenWokenByItsOwnWork() {
        wakeInRun = true;
        record(1);
        driver.advanceWallClockTime(Duration.ofMillis(100));
        driver.advanceWallClockTime(Duration.ofMillis(100));
        assertThat(runs).containsExactly(100L, 200L);
    }

    private void record(int pieces) {
        work = pieces;
        driver.createInputTopic("in", new StringSerializer(), new StringSerializer())
                .pipeInput("k", "v");
    }

    private final class Ticking extends ContextualProcessor<String, String, String, String> {
        private Tick tick;

        @Override
        public void init(org.apache.kafka.streams.processor.api.ProcessorContext<String, String> context) {
            super.init(context);
            tick = new Tick(context, Duration.ofMillis(100), this::run);
        }

        @Override
        public void process(Record<String, String> record) {
            tick.wake();
        }

        private boolean run(long now) {
            runs.add(now);
            if (wakeInRun) {
                wakeInRun = false;
                tick.wake();
            }
            return --work > 0;
        }
    }
}
