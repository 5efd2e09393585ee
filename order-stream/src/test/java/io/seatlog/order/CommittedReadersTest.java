package io.seatlog.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.runtime.kafka.KafkaSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the payment worker and the seat relay are as members of their groups. */
class CommittedReadersTest {

    @Test
    void areMissedWithinTheBudgetOfAFailover() {
        assertThat(config(Map.of()))
                .containsEntry("session.timeout.ms", 8_000)
                .containsEntry("heartbeat.interval.ms", 2_000)
                .containsEntry("isolation.level", "read_committed");
    }

    @Test
    void areWhatBrokersOfLongerSessionsNeed() {
        assertThat(config(Map.of("session.timeout.ms", "30000"))).containsEntry("session.timeout.ms", "30000");
    }

    private static Map<String, Object> config(Map<String, String> properties) {
        return new CommittedReaders(new KafkaSettings("here:1", 6, (short) 1, "test-", properties)).config("group");
    }
}
