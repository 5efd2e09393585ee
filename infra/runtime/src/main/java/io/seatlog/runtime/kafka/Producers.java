package io.seatlog.runtime.kafka;

import io.seatlog.topic.RecordSize;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/**
 * Makes plain idempotent producers: never in a transaction, so that no reader waits behind an open one. Register the
 * factory as a bean, so that it is closed with the app.
 */
public final class Producers {

    /** A caller may wait this long in send() for metadata or room in the buffer, then it is told. */
    private static final Duration BLOCK_MAX = Duration.ofMillis(500);

    /** Longest wait for a broker that starts together with the app. */
    private static final Duration WARM_MAX = Duration.ofSeconds(30);

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
        // Not every client can read lz4, snappy or zstd, and records are small.
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordSize.REQUEST_MAX);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MAX.toMillis());
        return new DefaultKafkaProducerFactory<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Lets the factory's producer learn the partitions of topics, which must be there: so that no first send waits. */
    public static void warm(DefaultKafkaProducerFactory<byte[], byte[]> factory, String... topics) {
        long end = System.nanoTime() + WARM_MAX.toNanos();
        try (Producer<byte[], byte[]> producer = factory.createProducer()) {
            for (String topic : topics) {
                learn(producer, topic, end);
            }
        }
    }

    /** Each question waits as long as a send may, which a busy broker can need more than once at a start. */
    private static void learn(Producer<byte[], byte[]> producer, String topic, long end) {
        while (true) {
            try {
                producer.partitionsFor(topic);
                return;
            } catch (TimeoutException notYet) {
                if (System.nanoTime() >= end) {
                    throw notYet;
                }
            }
        }
    }
}
