package io.seatlog.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatlog.runtime.TestBroker;
import io.seatlog.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TopicSetupIT {

    private static final int ROUNDS = 10;
    private static final int TOPICS = 20;
    private static final int PARTITIONS = 6;
    private static final int RECORDS = 20;

    private final String name = TestBroker.unique("topic");

    @Test
    void makesWhatIsMissingOnceAndFindsItGood() throws Exception {
        setup(topic(true, false, "3600000"), 3).start();
        assertThatCode(() -> setup(topic(true, false, "3600000"), 3).start()).doesNotThrowAnyException();
        try (Admin admin = TestBroker.admin()) {
            assertThat(admin.describeTopics(List.of(name))
                            .allTopicNames()
                            .get()
                            .get(name)
                            .partitions())
                    .hasSize(3);
        }
    }

    @Test
    void refusesAnotherPartitionCountCleanupPolicyOrTimestampType() {
        setup(topic(true, false, "3600000"), 3).start();
        assertThatThrownBy(() -> setup(topic(true, false, "3600000"), 4).start())
                .hasMessageContaining("3 partitions, wanted 4");
        assertThatThrownBy(() -> setup(topic(true, true, "3600000"), 3).start())
                .hasMessageContaining("cleanup.policy=delete, wanted compact");
        assertThatThrownBy(() -> setup(topic(false, false, "3600000"), 3).start())
                .hasMessageContaining("message.timestamp.type=LogAppendTime, wanted CreateTime");
    }

    @Test
    void startsWhereOnlyRetentionDiffers() {
        setup(topic(true, false, "3600000"), 3).start();
        assertThatCode(() -> setup(topic(true, false, "7200000"), 3).start()).doesNotThrowAnyException();
    }

    @Test
    void whatIsSentAtOnceToNewTopicsIsTaken() throws Exception {
        Map<String, Object> client =
                new HashMap<>(TestBroker.settings(PARTITIONS).client());
        client.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Topic> topics = IntStream.range(0, TOPICS)
                        .mapToObj(number -> topic(TestBroker.unique("new"), true, false, "3600000"))
                        .toList();
                new TopicSetup(TestBroker.settings(PARTITIONS), topics).start();
                List<Future<RecordMetadata>> sent = new ArrayList<>();
                for (int record = 0; record < RECORDS; record++) {
                    for (Topic topic : topics) {
                        sent.add(producer.send(new ProducerRecord<>(topic.name(), PARTITIONS - 1, null, new byte[1])));
                    }
                }
                for (Future<RecordMetadata> one : sent) {
                    assertThat(one).succeedsWithin(Duration.ofSeconds(10));
                }
            }
        }
    }

    private Topic topic(boolean logAppendTime, boolean compacted, String retention) {
        return topic(name, logAppendTime, compacted, retention);
    }

    private static Topic topic(String name, boolean logAppendTime, boolean compacted, String retention) {
        return new Topic(name, "key", List.of(), logAppendTime, compacted, Map.of("retention.ms", retention));
    }

    private static TopicSetup setup(Topic topic, int partitions) {
        return new TopicSetup(TestBroker.settings(partitions), List.of(topic));
    }
}
