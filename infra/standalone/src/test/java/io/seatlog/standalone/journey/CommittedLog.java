package io.seatlog.standalone.journey;

import io.seatlog.serde.RegistrySchemaIds;
import io.seatlog.serde.WireCodec;
import io.seatlog.topic.Placement;
import io.seatlog.topic.Topic;
import io.seatlog.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of the running standalone as another system reads them: what is committed, from the beginning. */
final class CommittedLog {

    private static final WireCodec CODEC = codec();

    private CommittedLog() {}

    private static WireCodec codec() {
        try {
            return new WireCodec(new RegistrySchemaIds(
                    RunningStandalone.registryUrl(),
                    Topics.ALL.stream()
                            .flatMap(topic -> topic.kinds().stream())
                            .distinct()
                            .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All records of this kind about a showtime, of a topic that has showtimes as keys. */
    static <T extends SpecificRecord> List<T> of(Topic topic, Class<T> kind, String showtime) {
        byte[] key = showtime.getBytes(StandardCharsets.UTF_8);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            TopicPartition own = own(consumer, topic, key);
            consumer.assign(List.of(own));
            return read(consumer, own, topic, key).stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, RunningStandalone.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static TopicPartition own(KafkaConsumer<?, ?> consumer, Topic topic, byte[] key) {
        int partitions = consumer.partitionsFor(topic.name()).size();
        return new TopicPartition(topic.name(), Placement.partition(key, partitions));
    }

    /** From where the consumer stands to the end there is now. */
    private static List<SpecificRecord> read(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition own, Topic topic, byte[] key) {
        List<SpecificRecord> found = new ArrayList<>();
        long end = consumer.endOffsets(List.of(own)).get(own);
        while (consumer.position(own) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                if (Arrays.equals(key, record.key())) {
                    found.add(CODEC.decode(topic, record.value()));
                }
            }
        }
        return found;
    }

    /** What comes to a topic about a showtime from now on. */
    static Tail tail(Topic topic, String showtime) {
        return new Tail(topic, showtime.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads on where it stopped. */
    static final class Tail implements AutoCloseable {

        private final Topic topic;
        private final byte[] key;
        private final KafkaConsumer<byte[], byte[]> consumer = consumer();
        private final TopicPartition own;

        private Tail(Topic topic, byte[] key) {
            this.topic = topic;
            this.key = key;
            this.own = own(consumer, topic, key);
            consumer.assign(List.of(own));
            consumer.seekToEnd(List.of(own));
            consumer.position(own);
        }

        /** All that has come since it was last asked. */
        List<SpecificRecord> news() {
            return read(consumer, own, topic, key);
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    /** Writes records about a showtime straight into a topic, as a trusted system may. */
    static void write(Topic topic, String showtime, List<? extends SpecificRecord> records) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                RunningStandalone.bootstrapServers(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                "10000");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            records.forEach(
                    record -> producer.send(new ProducerRecord<>(topic.name(), showtime, CODEC.encode(topic, record))));
        }
    }
}
