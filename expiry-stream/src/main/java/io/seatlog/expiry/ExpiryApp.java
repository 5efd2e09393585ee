package io.seatlog.expiry;

import io.micrometer.core.instrument.MeterRegistry;
import io.seatlog.runtime.AppLauncher;
import io.seatlog.runtime.kafka.DeadLetters;
import io.seatlog.runtime.kafka.KafkaSettings;
import io.seatlog.runtime.kafka.Producers;
import io.seatlog.runtime.kafka.RegistryCodec;
import io.seatlog.runtime.kafka.RegistrySettings;
import io.seatlog.runtime.kafka.TopicSetup;
import io.seatlog.runtime.streams.StreamsApp;
import io.seatlog.runtime.streams.StreamsHealth;
import io.seatlog.runtime.streams.StreamsLifecycle;
import io.seatlog.runtime.streams.StreamsSettings;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** Turns time into commands. Serves nothing over HTTP but its health and its metrics. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties({ExpirySettings.class, KafkaSettings.class, RegistrySettings.class, StreamsSettings.class
})
public class ExpiryApp {

    private static final int FETCH_MIN_BYTES = 256 * 1024;
    private static final int FETCH_WAIT_MS = 100;

    /** Starts it; every setting comes from the environment or the arguments. */
    public static void main(String[] arguments) {
        AppLauncher.run(
                ExpiryApp.class, "expiry", Map.of("server.port", "8085", "spring.jmx.enabled", "false"), arguments);
    }

    @Bean
    TopicSetup topics(KafkaSettings kafka) {
        return new TopicSetup(kafka, List.of(Topics.SEAT_FACTS, Topics.SEAT_FACTS.deadLetters(), Topics.SEAT_COMMANDS));
    }

    @Bean
    ExpiryCodec codec(RegistrySettings registry, KafkaSettings kafka) {
        RecordCodec codec = RegistryCodec.connect(registry, List.of(Topics.SEAT_FACTS, Topics.SEAT_COMMANDS));
        return new ExpiryCodec(codec, kafka.partitions());
    }

    @Bean
    DefaultKafkaProducerFactory<byte[], byte[]> producers(KafkaSettings kafka, ExpirySettings settings) {
        return Producers.factory(kafka, "expiry-commands", settings.linger());
    }

    @Bean
    SeatCommands commands(
            DefaultKafkaProducerFactory<byte[], byte[]> producers, ExpiryCodec codec, MeterRegistry meters) {
        return new SeatCommands(producers, codec, meters);
    }

    @Bean
    StreamsLifecycle streams(
            Topology topology,
            KafkaSettings kafka,
            StreamsSettings streams,
            ExpirySettings settings,
            MeterRegistry meters) {
        return new StreamsLifecycle(definition(topology, settings), kafka, streams, meters);
    }

    @Bean
    Topology topology(ExpiryCodec codec, ExpirySettings settings, Predicate<Deadline> ask, MeterRegistry meters) {
        DeadLetters deadLetters = new DeadLetters(meters);
        return ExpiryTopology.of(() -> new DeadlineProcessor(codec, settings, deadLetters, ask));
    }

    @Bean
    StreamsHealth streamsHealth(StreamsLifecycle streams) {
        return streams.health();
    }

    static StreamsApp definition(Topology topology, ExpirySettings settings) {
        // Holds end in another order than they began: scans pass many tombstones, which levels clear away.
        return StreamsApp.atLeastOnce("expiry", topology, settings.commitInterval())
                .withLevelStores(ExpiryTopology.DEADLINES)
                .withProperties(Map.of(
                        // The alarm rings between two polls.
                        StreamsConfig.POLL_MS_CONFIG,
                        50L,
                        // No hold ends within its first second: facts may come together.
                        StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG),
                        FETCH_MIN_BYTES,
                        StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
                        FETCH_WAIT_MS));
    }
}
