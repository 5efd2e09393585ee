package io.seatlog.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatlog.runtime.TestBroker;
import io.seatlog.topic.Topic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class TopicSetupIT {

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

    private Topic topic(boolean logAppendTime, boolean compacted, String retention) {
        return new Topic(name, "key", List.of(), logAppendTime, compacted, Map.of("retention.ms", retention));
    }

    private static TopicSetup setup(Topic topic, int partitions) {
        return new TopicSetup(TestBroker.settings(partitions), List.of(topic));
    }
}
