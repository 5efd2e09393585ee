package io.seatlog.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmTest {

    private final List<Long> rings = new ArrayList<>();
    private final ArrayDeque<Long> answers = new ArrayDeque<>();
    private final TopologyTestDriver driver = new TopologyTestDriver(
            new Topology()
                    .addSource("in", new StringDeserializer(), new StringDeserializer(), "in")
                    .addProcessor("alarmed", Alarmed::new, "in"),
            new Properties(),
            Instant.EPOCH);

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void ringsOnceAtTheEarliestTimeAsked() {
        ask(5000);
        ask(3000);
        ask(4000);
        driver.advanceWallClockTime(Duration.ofMillis(2999));
        assertThat(rings).isEmpty();
        driver.advanceWallClockTime(Duration.ofMillis(1));
        driver.advanceWallClockTime(Duration.ofHours(1));
        assertThat(rings).containsExactly(3000L);
    }

    @Test
    void ringsAgainWhenItsActionSaysSo() {
        answers.add(200L);
        ask(100);
        driver.advanceWallClockTime(Duration.ofMillis(100));
        driver.advanceWallClockTime(Duration.ofMillis(99));
        assertThat(rings).containsExactly(100L);
        driver.advanceWallClockTime(Duration.ofMillis(1));
        driver.advanceWallClockTime(Duration.ofHours(1));
        assertThat(rings).containsExactly(100L, 200L);
    }

    @Test
    void ringsAtOnceForATimeThatIsPast() {
        driver.advanceWallClockTime(Duration.ofMillis(500));
        ask(100);
        driver.advanceWallClockTime(Duration.ofMillis(1));
        assertThat(rings).containsExactly(501L);
    }

    private void ask(long millis) {
        driver.createInputTopic("in", new StringSerializer(), new StringSerializer())
                .pipeInput("k", Long.toString(millis));
    }

    private final class Alarmed extends ContextualProcessor<String, String, String, String> {
        private Alarm alarm;

        @Override
        public void init(ProcessorContext<String, String> context) {
            super.init(context);
            alarm = new Alarm(context, now -> {
                rings.add(now);
                return answers.isEmpty() ? Alarm.NEVER : answers.remove();
            });
        }

        @Override
        public void process(Record<String, String> record) {
            alarm.at(Long.parseLong(record.value()));
        }
    }
}
