package io.seatlog.order;

import io.micrometer.core.instrument.MeterRegistry;
import io.seatlog.runtime.AppLauncher;
import io.seatlog.runtime.http.Readiness;
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
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** The order app: the stream of orders, the payment worker and the seat relay. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties({OrderSettings.class, KafkaSettings.class, RegistrySettings.class, StreamsSettings.class
})
public class OrderApp {

    /** Reads of what is committed, and writes outside of transactions. */
    private static final List<Topic> OUTSIDE =
            List.of(Topics.SEAT_REQUESTS, Topics.SEAT_COMMANDS, Topics.PAYMENT_REQUESTS, Topics.PAYMENT_RESULTS);

    private static final List<Topic> STREAM = List.of(
            Topics.SEAT_FACTS,
            Topics.SEAT_RESULTS,
            Topics.ORDER_COMMANDS,
            Topics.PAYMENT_RESULTS,
            Topics.ORDER_REPLIES,
            Topics.ORDERS);

    /** Starts it; every setting comes from the environment or the arguments. */
    public static void main(String[] arguments) {
        AppLauncher.run(OrderApp.class, "order", Map.of("server.port", "8084"), arguments);
    }

    private static List<Topic> topicsOf() {
        return Stream.concat(OUTSIDE.stream(), STREAM.stream()).distinct().toList();
    }

    @Bean
    TopicSetup topics(KafkaSettings kafka) {
        return new TopicSetup(
                kafka,
                topicsOf().stream()
                        .flatMap(topic -> Stream.of(topic, topic.deadLetters()))
                        .toList());
    }

    @Bean
    RecordCodec codec(RegistrySettings registry) {
        return RegistryCodec.connect(registry, topicsOf());
    }

    @Bean
    Topology topology(RecordCodec codec, KafkaSettings kafka, OrderSettings settings, MeterRegistry meters) {
        OrderCodec inputs = new OrderCodec(codec, kafka.partitions());
        OrderOutputs outputs = new OrderOutputs(codec);
        int refundsPerSecond = settings.providerEndpointRate();
        return OrderTopology.build(() -> new OrderProcessor(inputs, outputs, meters, refundsPerSecond));
    }

    @Bean
    StreamsLifecycle streams(
            Topology topology,
            KafkaSettings kafka,
            StreamsSettings streams,
            OrderSettings settings,
            MeterRegistry meters) {
        return new StreamsLifecycle(definition(topology, settings), kafka, streams, meters);
    }

    /** Yields: who pays waits for the provider too, who wants a seat for its decision alone. */
    static StreamsApp definition(Topology topology, OrderSettings settings) {
        return StreamsApp.exactlyOnce("orders", topology, settings.commitInterval())
                .withLogTimeTopics(Topics.ORDER_COMMANDS.name())
                .yieldingToOthers();
    }

    @Bean
    StreamsHealth streamsHealth(StreamsLifecycle streams) {
        return streams.health();
    }

    /** Never in a transaction: readers of the seat log and of payment results must not wait for one. */
    @Bean
    DefaultKafkaProducerFactory<byte[], byte[]> producers(KafkaSettings kafka) {
        return Producers.factory(kafka, "orders-outside", Duration.ZERO);
    }

    @Bean
    PaymentWorker paymentWorker(
            KafkaSettings kafka,
            RecordCodec codec,
            OrderSettings settings,
            DefaultKafkaProducerFactory<byte[], byte[]> producers,
            MeterRegistry meters) {
        return new PaymentWorker(
                new WorkerOffsets(kafka, codec),
                new CommittedReaders(kafka),
                codec,
                new ProviderCall(new Provider(settings), Clock.systemUTC()),
                new KafkaTemplate<>(producers),
                settings,
                meters);
    }

    @Bean
    SeatRelay seatRelay(
            KafkaSettings kafka,
            RecordCodec codec,
            DefaultKafkaProducerFactory<byte[], byte[]> producers,
            MeterRegistry meters) {
        return new SeatRelay(new CommittedReaders(kafka), codec, new KafkaTemplate<>(producers), meters);
    }

    @Bean
    Readiness readersHealth(PaymentWorker worker, SeatRelay relay) {
        return new Readiness().needs("paymentWorker", worker::isRunning).needs("seatRelay", relay::isRunning);
    }
}
