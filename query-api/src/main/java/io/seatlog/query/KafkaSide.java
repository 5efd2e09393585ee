package io.seatlog.query;

import io.micrometer.core.instrument.MeterRegistry;
import io.seatlog.query.catalogue.Catalogue;
import io.seatlog.query.catalogue.Tables;
import io.seatlog.query.order.LocalOrders;
import io.seatlog.query.order.OrderPlaces;
import io.seatlog.query.order.OrderStores;
import io.seatlog.query.order.OrderWaits;
import io.seatlog.query.table.BadRecords;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.runtime.kafka.DeadLetters;
import io.seatlog.runtime.kafka.KafkaSettings;
import io.seatlog.runtime.kafka.Producers;
import io.seatlog.runtime.kafka.RegistryCodec;
import io.seatlog.runtime.kafka.RegistrySettings;
import io.seatlog.runtime.kafka.TopicSetup;
import io.seatlog.runtime.streams.StreamsApp;
import io.seatlog.runtime.streams.StreamsLifecycle;
import io.seatlog.runtime.streams.StreamsSettings;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Wires what reads the topics. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KafkaSettings.class, RegistrySettings.class, StreamsSettings.class})
class KafkaSide {

    /** A standby follows what is committed: so lists on it are about this much behind. */
    private static final Duration COMMIT = Duration.ofMillis(500);

    private static final int ORDERS_BYTES_MIN = 256 * 1024;
    private static final int ORDERS_WAIT_MS = 50;

    private static final int READING_THREADS = 8;
    private static final int READING_QUEUE = 100_000;
    private static final List<Topic> SOURCES =
            List.of(Topics.SHOWTIMES, Topics.SECTIONS, Topics.SEAT_MAP, Topics.CATALOGUE, Topics.ORDERS);
    private static final Logger log = LoggerFactory.getLogger(KafkaSide.class);

    @Bean
    TopicSetup topicSetup(KafkaSettings kafka) {
        return new TopicSetup(
                kafka,
                SOURCES.stream()
                        .flatMap(topic -> Stream.of(topic, topic.deadLetters()))
                        .toList());
    }

    @Bean
    RecordCodec codec(RegistrySettings registry) {
        return RegistryCodec.connect(registry, SOURCES);
    }

    @Bean
    DefaultKafkaProducerFactory<byte[], byte[]> deadLetterProducers(KafkaSettings kafka) {
        return Producers.factory(kafka, "query-dead-letters", Duration.ofMillis(5));
    }

    @Bean
    BadRecords badRecords(DefaultKafkaProducerFactory<byte[], byte[]> producers, MeterRegistry meters) {
        KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(producers);
        return new BadRecords(new DeadLetters(meters), letter -> {
            try {
                template.send(letter).whenComplete((sent, failure) -> {
                    if (failure != null) {
                        log.warn("A dead letter for {} was not written", letter.topic(), failure);
                    }
                });
            } catch (RuntimeException failure) {
                log.warn("A dead letter for {} was not written", letter.topic(), failure);
            }
        });
    }

    @Bean
    ShowtimeViews showtimeViews() {
        return new ShowtimeViews();
    }

    @Bean
    OrderWaits orderWaits() {
        return new OrderWaits();
    }

    @Bean(destroyMethod = "dispose")
    Scheduler reading() {
        return Schedulers.newBoundedElastic(READING_THREADS, READING_QUEUE, "query-reads", 60, true);
    }

    /** The tables are read through Streams, which in turn tells the catalogue of them. */
    @Bean
    Tables tables(ObjectProvider<StreamsLifecycle> streams, RecordCodec codec) {
        return new StoreTables(() -> streams.getObject().streams(), codec);
    }

    @Bean
    Catalogue catalogue(Tables tables) {
        return new Catalogue(tables);
    }

    @Bean
    StreamsLifecycle streams(
            RecordCodec codec,
            BadRecords badRecords,
            ShowtimeViews views,
            Catalogue catalogue,
            OrderWaits waits,
            KafkaSettings kafka,
            StreamsSettings settings,
            MeterRegistry meters) {
        StreamsApp app = StreamsApp.atLeastOnce(
                        "query",
                        new QueryTopology(codec, badRecords, views, catalogue, waits, kafka.partitions()).build(),
                        COMMIT)
                .withProperties(Map.of(
                        // A record without a time cannot even reach the tables' processors when they are restored.
                        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                        LogAndContinueExceptionHandler.class,
                        // Tables are read partition after partition, and each waits for the fetch that still waits at
                        // the end of the one before: with the default of 500 ms a start took 9 s for 18 partitions.
                        StreamsConfig.globalConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
                        50,
                        // Orders may come together: who reads one that is not there yet waits for it longer than this.
                        StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG),
                        ORDERS_BYTES_MIN,
                        StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
                        ORDERS_WAIT_MS));
        return new StreamsLifecycle(app, kafka, settings, meters);
    }

    @Bean
    CatchUp catchUp(ShowtimeViews views) {
        return new CatchUp(views);
    }

    @Bean
    LocalOrders localOrders(
            StreamsLifecycle streams, OrderWaits waits, RecordCodec codec, Scheduler reading, KafkaSettings kafka) {
        OrderStores stores = new OrderStores(new StreamsOrderSource(streams::streams));
        return new LocalOrders(stores, waits, codec, reading, kafka.partitions());
    }

    @Bean
    OrderPlaces orderPlaces(StreamsLifecycle streams, StreamsSettings settings, KafkaSettings kafka) {
        return new OrderPlaces(streams::streams, settings.applicationServer(), kafka.partitions());
    }
}
