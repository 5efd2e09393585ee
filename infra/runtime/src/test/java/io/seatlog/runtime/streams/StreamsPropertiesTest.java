package io.seatlog.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.runtime.kafka.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

class StreamsPropertiesTest {

    private static final KafkaSettings KAFKA =
            new KafkaSettings("localhost:1", 24, (short) 3, "t-", Map.of("security.protocol", "SASL_SSL"));
    private static final StreamsSettings SETTINGS =
            new StreamsSettings(Path.of("target", "state"), 1, 1, null, null, Map.of());

    @Test
    void readsOnlyWhatIsCommittedUnderBothGuarantees() {
        StreamsConfig once = config(StreamsApp.exactlyOnce("a", new Topology(), Duration.ofMillis(10)));
        StreamsConfig atLeast = config(StreamsApp.atLeastOnce("a", new Topology(), Duration.ofMillis(500)));
        assertThat(once.getMainConsumerConfigs("g", "c", 0)).containsEntry("isolation.level", "read_committed");
        assertThat(atLeast.getMainConsumerConfigs("g", "c", 0)).containsEntry("isolation.level", "read_committed");
        assertThat(atLeast.getRestoreConsumerConfigs("c")).containsEntry("isolation.level", "read_committed");
        assertThat(atLeast.getGlobalConsumerConfigs("c")).containsEntry("isolation.level", "read_committed");
    }

    @Test
    void failsOverWithinTheBudget() {
        StreamsConfig config = config(StreamsApp.exactlyOnce("a", new Topology(), Duration.ofMillis(10)));
        assertThat(config.getMainConsumerConfigs("g", "c", 0))
                .containsEntry("session.timeout.ms", 8000)
                .containsEntry("heartbeat.interval.ms", 2000);
        assertThat(config.getProducerConfigs("c")).containsEntry("transaction.timeout.ms", 8000);
        assertThat(config.getInt("num.standby.replicas")).isEqualTo(1);
        assertThat(config.getString("group.protocol")).isEqualTo("classic");
        assertThat(config.getLong("poll.ms")).isEqualTo(5);
    }

    @Test
    void sendsWithTheCommitAndWaitsInNoPollPastIt() {
        StreamsConfig config = config(StreamsApp.exactlyOnce("a", new Topology(), Duration.ofMillis(20)));
        assertThat(config.getProducerConfigs("c")).containsEntry("linger.ms", 10_000L);
        assertThat(config.getLong("poll.ms")).isEqualTo(10);
    }

    @Test
    void handsSecurityToEveryClientAndSettingsOfTheAppOverTheSharedOnes() {
        StreamsApp app = StreamsApp.exactlyOnce("a", new Topology(), Duration.ofMillis(10))
                .withProperties(Map.of("max.task.idle.ms", 7L));
        StreamsConfig config = config(app);
        assertThat(config.getString("application.id")).isEqualTo("t-a");
        assertThat(config.getLong("max.task.idle.ms")).isEqualTo(7);
        assertThat(config.getAdminConfigs("c")).containsEntry("security.protocol", "SASL_SSL");
    }

    private static StreamsConfig config(StreamsApp app) {
        Properties properties = StreamsProperties.of(
                app, KAFKA, SETTINGS, Failover.with(Map.of(Failover.SESSION_MIN, "6000"), app.guarantee()));
        return new StreamsConfig(properties);
    }
}
