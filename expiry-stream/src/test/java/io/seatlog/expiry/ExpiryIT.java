package io.seatlog.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.seatlog.backing.SharedBacking;
import io.seatlog.id.OrderId;
import io.seatlog.runtime.AppLauncher;
import io.seatlog.runtime.kafka.RegistryCodec;
import io.seatlog.runtime.kafka.RegistrySettings;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Topics;
import io.seatlog.wire.ExpireHold;
import io.seatlog.wire.ReleaseCause;
import io.seatlog.wire.SeatsHeld;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** The app on a real broker and registry: facts in, commands out when it is time. */
class ExpiryIT {

    private static final int HOLDS = 2_000;
    private static final int PARTITIONS = 2;
    private static final byte[] KEY = Facts.HAMLET.getBytes(StandardCharsets.UTF_8);

    private static ConfigurableApplicationContext app;
    private static Map<String, Object> client;
    private static RecordCodec wire;

    @BeforeAll
    static void start() {
        SharedBacking.startBoth();
        String bootstrap = SharedBacking.kafka().bootstrapServers();
        String registry = SharedBacking.registry().url();
        client = Map.of("bootstrap.servers", bootstrap);
        app = AppLauncher.run(
                ExpiryApp.class,
                "expiry",
                Map.of(),
                "--server.port=0",
                "--seatlog.kafka.bootstrap-servers=" + bootstrap,
                "--seatlog.kafka.partitions=" + PARTITIONS,
                "--seatlog.kafka.replication=1",
                "--seatlog.registry.url=" + registry,
                "--seatlog.streams.standbys=0",
                "--seatlog.streams.state-dir=target/state/"
                        + ProcessHandle.current().pid());
        wire = RegistryCodec.connect(
                RegistrySettings.at(URI.create(registry)), List.of(Topics.SEAT_FACTS, Topics.SEAT_COMMANDS));
        HealthEndpoint health = app.getBean(HealthEndpoint.class);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Status.UP.equals(health.healthForPath("readiness").getStatus()));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void endsHoldsWithinASecondAfterTheirDeadlinesAndThenWritesNothing() throws Exception {
        warmUp();
        long first = System.currentTimeMillis() + 3_000;
        List<SpecificRecord> held = IntStream.range(0, HOLDS)
                .mapToObj(i -> (SpecificRecord) Facts.held(Facts.order(i), first + i % 1_000))
                .toList();
        send(held);
        send(List.of(
                Facts.booked(Facts.order(0), first),
                Facts.held(Facts.order(HOLDS), first + Duration.ofMinutes(15).toMillis()),
                Facts.opened(first + Duration.ofDays(30).toMillis())));

        Map<OrderId, Long> late = lateness(first, HOLDS - 1);
        assertThat(late).hasSize(HOLDS - 1).doesNotContainKey(Facts.order(0));
        List<Long> sorted = late.values().stream().sorted().toList();
        System.out.println("Late, ms: p50 " + sorted.get(sorted.size() / 2) + ", max " + sorted.get(sorted.size() - 1));
        assertThat(sorted.get(0)).isGreaterThanOrEqualTo(0);
        assertThat(sorted.get(sorted.size() * 999 / 1000)).isLessThanOrEqualTo(1_000);

        send(held.stream()
                .map(SeatsHeld.class::cast)
                .map(hold -> (SpecificRecord) Facts.released(
                        OrderId.parse(hold.getOrderId()),
                        ReleaseCause.EXPIRED,
                        hold.getDeadline().toEpochMilli()))
                .toList());
        try (Admin admin = Admin.create(client)) {
            Map<TopicPartition, Long> settled = settled(admin);
            await().during(Duration.ofSeconds(4))
                    .atMost(Duration.ofSeconds(5))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(ends(admin)).isEqualTo(settled));
        }
    }

    /** A program that has done nothing yet is slower than any later. */
    private static void warmUp() {
        long past = System.currentTimeMillis() - 1_000;
        List<OrderId> orders =
                IntStream.range(HOLDS + 1, HOLDS + 301).mapToObj(Facts::order).toList();
        send(orders.stream()
                .map(order -> (SpecificRecord) Facts.held(order, past))
                .toList());
        lateness(past, orders.size());
        send(orders.stream()
                .map(order -> (SpecificRecord) Facts.released(order, ReleaseCause.EXPIRED, past))
                .toList());
    }

    /** How long after its deadline, of those from a time on, each hold's first command stands in the log, by the broker's clock. */
    private static Map<OrderId, Long> lateness(long from, int count) {
        Map<OrderId, Long> late = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(i -> new TopicPartition(Topics.SEAT_COMMANDS.name(), i))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                            assertThat(record.key()).isEqualTo(KEY);
                            ExpireHold command = (ExpireHold) wire.decode(Topics.SEAT_COMMANDS, record.value());
                            long deadline = command.getDeadline().toEpochMilli();
                            if (deadline >= from) {
                                late.putIfAbsent(OrderId.parse(command.getOrderId()), record.timestamp() - deadline);
                            }
                        }
                        return late.size() >= count;
                    });
        }
        return late;
    }

    /** Where all logs end once two looks, two seconds apart, agree. */
    private static Map<TopicPartition, Long> settled(Admin admin) {
        Map<TopicPartition, Long> before = new TreeMap<>(Comparator.comparing(TopicPartition::toString));
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    Map<TopicPartition, Long> now = ends(admin);
                    boolean same = now.equals(before);
                    before.clear();
                    before.putAll(now);
                    return same;
                });
        return new HashMap<>(before);
    }

    /** Where every log of the broker ends, those of offsets and changelogs too. */
    private static Map<TopicPartition, Long> ends(Admin admin) throws Exception {
        var topics = admin.describeTopics(admin.listTopics(new ListTopicsOptions().listInternal(true))
                        .names()
                        .get())
                .allTopicNames()
                .get();
        Map<TopicPartition, OffsetSpec> latest = topics.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static void send(List<SpecificRecord> facts) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            facts.forEach(fact -> producer.send(
                    new ProducerRecord<>(Topics.SEAT_FACTS.name(), KEY, wire.encode(Topics.SEAT_FACTS, fact))));
        }
    }
}
