package io.seatlog.runtime;

import io.seatlog.backing.SharedBacking;
import io.seatlog.runtime.kafka.KafkaSettings;
import io.seatlog.runtime.streams.StreamsSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The shared broker of this module's tests, with names that no other test uses. */
public final class TestBroker {

    private TestBroker() {}

    public static String unique(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    public static KafkaSettings settings(int partitions) {
        return new KafkaSettings(SharedBacking.kafka().bootstrapServers(), partitions, (short) 1, "t-", Map.of());
    }

    /** One instance that is never waited for longer than the broker allows. */
    public static StreamsSettings streams(String app) {
        return new StreamsSettings(
                Path.of("target", "state", app), 1, 0, null, null, Map.of("main.consumer.session.timeout.ms", "6000"));
    }

    public static Admin admin() {
        return Admin.create(settings(1).client());
    }

    public static String topic(String name, Map<String, String> config) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1).configs(config)))
                    .all()
                    .get();
        }
        return name;
    }

    public static void send(String topic, List<String> keys) {
        try (KafkaProducer<String, String> producer = producer(Map.of())) {
            keys.forEach(key -> producer.send(new ProducerRecord<>(topic, key, "v")));
        }
    }

    public static KafkaProducer<String, String> producer(Map<String, Object> own) {
        Map<String, Object> config = new HashMap<>(settings(1).client());
        config.putAll(own);
        return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    /** What a read_committed reader sees of partition 0 until it has seen so many. */
    public static List<String> keys(String topic, int count, Duration atMost) {
        Map<String, Object> config = new HashMap<>(settings(1).client());
        config.put("isolation.level", "read_committed");
        List<String> keys = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            long deadline = System.nanoTime() + atMost.toNanos();
            while (keys.size() < count && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                    keys.add(record.key());
                }
            }
        }
        return keys;
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
