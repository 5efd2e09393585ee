package io.seatlog.inventory;

import io.micrometer.core.instrument.MeterRegistry;
import io.seatlog.runtime.AppLauncher;
import io.seatlog.runtime.kafka.KafkaSettings;
import io.seatlog.runtime.kafka.RegistryCodec;
import io.seatlog.runtime.kafka.RegistrySettings;
import io.seatlog.runtime.kafka.TopicSetup;
import io.seatlog.runtime.streams.CommitPace;
import io.seatlog.runtime.streams.StreamsApp;
import io.seatlog.runtime.streams.StreamsHealth;
import io.seatlog.runtime.streams.StreamsLifecycle;
import io.seatlog.runtime.streams.StreamsSettings;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Decides who gets which seat. Serves nothing over HTTP but its health and its metrics. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties({
    InventorySettings.class,
    KafkaSettings.class,
    RegistrySettings.class,
    StreamsSettings.class
})
public class InventoryApp {

    private static final String NAME = "inventory";

    private static final Map<String, Object> DEFAULTS = Map.of("server.port", "8083", "spring.jmx.enabled", "false");

    /**
     * Commands are fetched some at a time, and not one request for each few that came while the last were decided. In quiet
     * times a command waits for it as long as is allowed here, and as often an empty fetch is answered.
     */
    private static final int FETCH_MIN_BYTES = 16 * 1024;

    private static final int FETCH_WAIT_MS = 3;

    private static final List<Topic> TOPICS = List.of(
            Topics.SEAT_COMMANDS,
            Topics.SEAT_COMMANDS.deadLetters(),
            Topics.SEAT_FACTS,
            Topics.SEAT_REPLIES,
            Topics.SEAT_RESULTS,
            Topics.SHOWTIMES,
            Topics.SECTIONS,
            Topics.SEAT_MAP);

    /** Runs the app until it is told to stop. */
    public static void main(String[] arguments) {
        AppLauncher.run(InventoryApp.class, NAME, DEFAULTS, arguments);
    }

    @Bean
    TopicSetup topicSetup(KafkaSettings kafka) {
        return new TopicSetup(kafka, TOPICS);
    }

    @Bean
    StreamsLifecycle streamsLifecycle(
            InventorySettings settings,
            KafkaSettings kafka,
            RegistrySettings registry,
            StreamsSettings streams,
            MeterRegistry meters) {
        InventoryCodec codec = new InventoryCodec(RegistryCodec.connect(registry, TOPICS), kafka.partitions());
        return new StreamsLifecycle(definition(settings, codec, meters), kafka, streams, meters);
    }

    /** The app as {@code infra/runtime} runs it. */
    static StreamsApp definition(InventorySettings settings, InventoryCodec codec, MeterRegistry meters) {
        Topology topology = InventoryTopology.build(codec, meters, settings.heapSeats(), settings.commitInterval());
        // The topology commits at a pace of its own, which Streams is not to cut short.
        Duration latest = Collections.max(List.of(CommitPace.LONGEST.multipliedBy(10), settings.commitInterval()));
        return StreamsApp.exactlyOnce(NAME, topology, settings.commitInterval())
                .withLogTimeTopics(Topics.SEAT_COMMANDS.name())
                .withProperties(Map.of(
                        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                        latest.toMillis(),
                        StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG),
                        FETCH_MIN_BYTES,
                        StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
                        FETCH_WAIT_MS));
    }

    /** Part of the readiness, as every contributor is. */
    @Bean
    StreamsHealth streams(StreamsLifecycle lifecycle) {
        return lifecycle.health();
    }
}
