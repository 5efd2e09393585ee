package io.seatlog.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class StreamsHealthTest {

    private long now;
    private final StreamsHealth health = new StreamsHealth(() -> now);

    @Test
    void isOutOfServiceUntilItRan() {
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        health.onChange(State.REBALANCING, State.CREATED);
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        health.onChange(State.RUNNING, State.REBALANCING);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void staysUpInARebalanceForAsLongAsAFailoverMayTake() {
        health.onChange(State.RUNNING, State.REBALANCING);
        health.onChange(State.REBALANCING, State.RUNNING);
        assertThat(health.isReady()).isTrue();
        now += StreamsHealth.REBALANCE_MAX.toNanos();
        assertThat(health.isReady()).isFalse();
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void isDownOnceTheClientGaveUp() {
        health.onChange(State.RUNNING, State.REBALANCING);
        health.onChange(State.PENDING_ERROR, State.RUNNING);
        assertThat(health.isBroken()).isTrue();
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }
}
