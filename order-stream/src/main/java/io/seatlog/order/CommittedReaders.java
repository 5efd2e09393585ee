package io.seatlog.order;

import io.seatlog.runtime.kafka.KafkaSettings;
import io.seatlog.topic.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.CommonContainerStoppingErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;

/** Makes containers that read what order-stream has committed, in a group, and acknowledge by hand. */
final class CommittedReaders {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int RECORDS_MAX = 100;

    /** As for the streams: after a kill nothing is booked and nothing captured until the group misses the dead member. */
    private static final Duration SESSION = Duration.ofSeconds(8);

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private final KafkaSettings kafka;

    CommittedReaders(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    /** Partitions of every topic. */
    int partitions() {
        return kafka.partitions();
    }

    /** Told that partitions are no longer this instance's. */
    @FunctionalInterface
    interface Lost {
        void lost(Collection<TopicPartition> partitions);
    }

    ConcurrentMessageListenerContainer<byte[], byte[]> container(
            Topic topic, String group, Object listener, Lost lost) {
        ContainerProperties properties = new ContainerProperties(topic.name());
        properties.setGroupId(kafka.group(group));
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setPollTimeout(POLL.toMillis());
        properties.setMessageListener(listener);
        properties.setConsumerRebalanceListener(new ConsumerAwareRebalanceListener() {
            @Override
            public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
                lost.lost(partitions);
            }

            @Override
            public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
                lost.lost(partitions);
            }
        });
        var container = new ConcurrentMessageListenerContainer<byte[], byte[]>(
                new DefaultKafkaConsumerFactory<>(
                        config(group), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                properties);
        container.setBeanName(group);
        // The default handler drops a record after ten tries. Listeners here never throw; if one does, it stops.
        container.setCommonErrorHandler(new CommonContainerStoppingErrorHandler());
        return container;
    }

    /** What a member of the group is told. */
    Map<String, Object> config(String group) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(SESSION.toMillis()));
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.toIntExact(HEARTBEAT.toMillis()));
        config.putAll(kafka.client());
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, kafka.group(group));
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_MAX);
        return config;
    }
}
