package io.seatlog.runtime.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Makes plain idempotent producers: never in a transaction, so that no reader waits behind an open one. Register the
 * factory as a bean, so that it is closed with the app.
 */
public final class Producers {

    /** A caller may wait this long in send() for metadata or room in the buffer, then it is told. */
    private static final Duration BLOCK_MAX = Duration.ofMillis(500);

    private Producers() {}

    /**
     * A factory of one shared producer.
     *
     * @param name   its client id, behind the installation's prefix
     * @param linger how long a record waits for others to share its batch
     */
    public static DefaultKafkaProducerFactory<byte[], byte[]> factory(
            KafkaSettings kafka, String name, Duration linger) {
        Map<String, Object> config = new HashMap<>(kafka.client());
        config.put(ProducerConfig.CLIENT_ID_CONFIG, kafka.group(name));
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, linger.toMillis());
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MAX.toMillis());
        return new DefaultKafkaProducerFactory<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Sends through the factory's producer, which already knows the topics' partitions: so the first send does not wait.
     */
    public static KafkaTemplate<byte[], byte[]> warmTemplate(
            DefaultKafkaProducerFactory<byte[], byte[]> factory, String... topics) {
        try (Producer<byte[], byte[]> producer = factory.createProducer()) {
            for (String topic : topics) {
                producer.partitionsFor(topic);
            }
        }
        return new KafkaTemplate<>(factory);
    }
}
