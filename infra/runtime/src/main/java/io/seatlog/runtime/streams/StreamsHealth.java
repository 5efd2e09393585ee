package io.seatlog.runtime.streams;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the app's stream threads work. A rebalance is part of a working group, so for a while it counts as working; a
 * client that has stopped by itself is down, and only a restart of the process helps.
 */
public final class StreamsHealth implements HealthIndicator, KafkaStreams.StateListener {

    /** How long a rebalance after the first start may take: the failover budget. */
    static final Duration REBALANCE_MAX = Failover.BUDGET;

    private final LongSupplier nanos;
    private State state = State.CREATED;
    private long since;
    private boolean ran;

    StreamsHealth(LongSupplier nanos) {
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    @Override
    public synchronized void onChange(State next, State before) {
        state = next;
        since = nanos.getAsLong();
        ran |= next == State.RUNNING;
    }

    /** Whether requests that need the app can be taken. */
    public synchronized boolean isReady() {
        return state == State.RUNNING
                || (state == State.REBALANCING && ran && nanos.getAsLong() - since < REBALANCE_MAX.toNanos());
    }

    /** Whether the client has given up. */
    public synchronized boolean isBroken() {
        return state == State.PENDING_ERROR || state == State.ERROR;
    }

    @Override
    public synchronized Health health() {
        Health.Builder builder = isReady() ? Health.up() : isBroken() ? Health.down() : Health.outOfService();
        return builder.withDetail("state", state.name()).build();
    }
}
