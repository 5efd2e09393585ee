package io.seatlog.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaIT {

    private static final String TOPIC = "kept";

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsThereAfterAKillAndAfterACleanStop() throws Exception {
        try (LocalKafka kafka = LocalKafka.start(LocalKafka.Settings.in(folder.resolve("kafka")))) {
            createTopic(kafka);
            send(kafka, "first");
            kafka.kill();
            assertThat(kafka.isAlive()).isFalse();

            kafka.restart();
            send(kafka, "second");
            kafka.stop();
            assertThat(kafka.isAlive()).isFalse();

            kafka.restart();
            assertThat(readAll(kafka, 2)).containsExactly("first", "second");
        }
    }

    /** While it is not, it leads by its former record, and may lose the markers of transactions when that ends. */
    @Test
    void aKilledBrokerIsFencedBeforeItServesAgain() throws Exception {
        LocalKafka.Settings settings = LocalKafka.Settings.in(folder.resolve("kafka"))
                .withOverrides(Map.of("broker.session.timeout.ms", "60000"));
        try (LocalKafka kafka = LocalKafka.start(settings)) {
            kafka.kill();

            long began = System.nanoTime();
            kafka.restart();

            // Else its controller lets it in when the former session has ended.
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(50));
        }
    }

    @Test
    void aBrokerThatCannotStartSaysWhyWithTheEndOfItsLog() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalKafka.Settings settings =
                    LocalKafka.Settings.in(folder.resolve("kafka")).withPort(taken.getLocalPort());
            assertThatThrownBy(() -> LocalKafka.start(settings))
                    .isInstanceOf(BackingException.class)
                    .hasMessageContaining("kafka.log")
                    .hasMessageContaining("Address already in use");
        }
    }

    private static void createTopic(LocalKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(20, TimeUnit.SECONDS);
        }
    }

    private static void send(LocalKafka kafka, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get(20, TimeUnit.SECONDS);
        }
    }

    private static List<String> readAll(LocalKafka kafka, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < count && System.nanoTime() < end) {
                ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(200));
                records.forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
