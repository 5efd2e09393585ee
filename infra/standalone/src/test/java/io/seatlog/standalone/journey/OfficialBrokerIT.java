package io.seatlog.standalone.journey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.seatlog.standalone.AppsOn;
import io.seatlog.standalone.client.SeatlogClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The journeys of buying and paying again, on a broker from the image that Apache Kafka publishes, with the settings that
 * docs/operations.md asks of brokers. Skipped where no engine runs or the image is not there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficialBrokerIT {

    private static final String OFFICIAL = "apache/kafka";
    private static final String IMAGE = System.getProperty("seatlog.kafka.image", OFFICIAL + ":4.3.1");
    private static final Path FOLDER =
            Path.of("target", "official-broker-" + ProcessHandle.current().pid());

    /** One broker: nothing is copied. The rest is what the apps count on. */
    private static final Map<String, String> SETTINGS = Map.of(
            "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1",
            "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1",
            "KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "3",
            "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
            "KAFKA_ADD_PARTITIONS_TO_TXN_RETRY_BACKOFF_MS", "1",
            "KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "1000",
            "KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "6000",
            "KAFKA_OFFSETS_RETENTION_MINUTES", "525600");

    private KafkaContainer broker;
    private AppsOn apps;

    @Test
    void theAppsAreReadyOnTheOfficialBroker() throws Exception {
        Optional<String> missing = Engine.ofThisMachine().cannotRun(IMAGE);
        assumeTrue(missing.isEmpty(), () -> missing.orElseThrow());
        broker = new KafkaContainer(DockerImageName.parse(IMAGE).asCompatibleSubstituteFor(OFFICIAL)).withEnv(SETTINGS);
        broker.start();
        apps = AppsOn.broker(broker.getBootstrapServers(), FOLDER);
        SeatlogClient.at(apps.origin()).get("/actuator/health/readiness").expect(200);
    }

    /** Where the apps are; whoever asks is skipped with the test above. */
    private URI apps() {
        assumeTrue(apps != null, "The apps are not there");
        return apps.origin();
    }

    @AfterAll
    void stop() {
        if (apps != null) {
            apps.close();
        }
        if (broker != null) {
            broker.stop();
        }
    }

    @Nested
    class Buying extends BuyingIT {
        @Override
        URI origin() {
            return apps();
        }
    }

    @Nested
    class Paying extends PayingIT {
        @Override
        URI origin() {
            return apps();
        }
    }
}
