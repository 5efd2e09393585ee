package io.seatlog.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatlog.backing.SharedBacking;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.runtime.AppLauncher;
import io.seatlog.runtime.kafka.RegistryCodec;
import io.seatlog.runtime.kafka.RegistrySettings;
import io.seatlog.serde.RecordCodec;
import io.seatlog.stripe.EmulatorSettings;
import io.seatlog.stripe.StripeEmulator;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import io.seatlog.wire.BookHold;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderStatus;
import io.seatlog.wire.PaymentOpened;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The app on a real broker with the emulated provider; the test stands where the seat log is. */
class OrderIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static StripeEmulator emulator;
    private static Cashier cashier;
    private static RecordCodec wire;
    private static ConfigurableApplicationContext app;
    private static KafkaProducer<byte[], byte[]> producer;
    private static KafkaConsumer<byte[], byte[]> reader;
    private static final List<SpecificRecord> READ = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        SharedBacking.startBoth();
        emulator = StripeEmulator.start(EmulatorSettings.in(folder.resolve("provider")));
        cashier = new Cashier(emulator.baseUrl());
        wire = RegistryCodec.connect(
                RegistrySettings.at(URI.create(SharedBacking.registry().url())), Topics.ALL);
        app = launch("one");
        Map<String, Object> client = new HashMap<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, SharedBacking.kafka().bootstrapServers()));
        producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
        client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        reader = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : List.of(Topics.ORDERS, Topics.ORDER_REPLIES, Topics.SEAT_COMMANDS)) {
            reader.partitionsFor(topic.name())
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
    }

    @AfterAll
    static void stop() throws Exception {
        if (app != null) {
            app.close();
        }
        if (producer != null) {
            producer.close();
            reader.close();
        }
        if (emulator != null) {
            emulator.close();
        }
    }

    @Test
    void sellsAnOrderFromHeldSeatsToTakenMoney() {
        OrderId order = new OrderId(new ShowtimeId("lear-1"), Wire.ORDER.suffix());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        send(Topics.SEAT_FACTS, order, Wire.held(order, 2500, now, now.plusSeconds(900)));
        await(record -> record instanceof Order known && known.getOrderId().equals(order.toString()));
        send(Topics.ORDER_COMMANDS, order, Wire.pay(order, "pay-1"));
        PaymentOpened open = (PaymentOpened) await(record -> record instanceof PaymentOpened);
        cashier.press(open.getUrl(), "pay");

        send(Topics.ORDER_COMMANDS, order, Wire.pay(order, "pay-2"));
        await(record -> record instanceof BookHold book && book.getOrderId().equals(order.toString()));
        send(Topics.SEAT_FACTS, order, Wire.booked(order, 2));
        send(Topics.SEAT_RESULTS, order, Wire.accepted(order));
        await(record -> record instanceof Order known
                && known.getOrderId().equals(order.toString())
                && known.getStatus() == OrderStatus.PAID);
        assertThat(cashier.captured()).isEqualTo(2500);
        acknowledgesWhatIsDone();
        refusesToStartWithForgottenOffsets();
    }

    private static void acknowledgesWhatIsDone() {
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(
                        committed().values().stream().mapToLong(Long::longValue).sum())
                .isGreaterThan(0));
    }

    private static void refusesToStartWithForgottenOffsets() {
        app.close();
        app = null;
        Awaitility.await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            try (Admin admin = admin()) {
                admin.deleteConsumerGroups(List.of("seatlog-" + WorkerOffsets.GROUP))
                        .all()
                        .get();
            }
        });
        assertThatThrownBy(() -> launch("two").close()).hasStackTraceContaining("forgot the offsets");
    }

    private static Map<TopicPartition, Long> committed() throws Exception {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try (Admin admin = admin()) {
            admin.listConsumerGroupOffsets("seatlog-" + WorkerOffsets.GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        }
        return offsets;
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", SharedBacking.kafka().bootstrapServers()));
    }

    private static ConfigurableApplicationContext launch(String name) {
        return AppLauncher.run(
                OrderApp.class,
                "order",
                Map.of(),
                "--server.port=0",
                "--seatlog.kafka.bootstrap-servers=" + SharedBacking.kafka().bootstrapServers(),
                "--seatlog.kafka.partitions=2",
                "--seatlog.kafka.replication=1",
                "--seatlog.registry.url=" + SharedBacking.registry().url(),
                "--seatlog.streams.state-dir=" + folder.resolve(name),
                "--seatlog.streams.standbys=0",
                "--seatlog.order.provider-url=" + emulator.baseUrl(),
                "--seatlog.order.provider-key=" + EmulatorSettings.DEFAULT_KEY,
                "--seatlog.order.provider-calls=2");
    }

    private static void send(Topic topic, OrderId order, SpecificRecord value) {
        byte[] key = order.showtime().value().getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic.name(), key, wire.encode(topic, value)));
        producer.flush();
    }

    private static SpecificRecord await(Predicate<SpecificRecord> wanted) {
        return Awaitility.await()
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> {
                            reader.poll(Duration.ofMillis(100))
                                    .forEach(record -> READ.add(wire.decode(topic(record.topic()), record.value())));
                            return READ.stream().filter(wanted).findFirst().orElse(null);
                        },
                        found -> found != null);
    }

    private static Topic topic(String name) {
        return Topics.ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
