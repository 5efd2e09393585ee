package io.seatlog.expiry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast time becomes commands. A hold must end within 1 s after its deadline.
 *
 * @param tick           shortest time between two looks for what is due
 * @param askedPerTick   most commands of one look and task: 5,000 in 100 ms let a backlog leave at 50,000 a second, and
 *                       keep the stream thread for some tens of milliseconds
 * @param askAgainAfter  what was asked for and has not ended is asked for again after this
 * @param linger         how long a command waits for others to share its batch
 * @param commitInterval how often offsets are committed; what is read again after a failure changes nothing
 */
@ConfigurationProperties("seatlog.expiry")
record ExpirySettings(
        @DefaultValue("100ms") Duration tick,
        @DefaultValue("5000") int askedPerTick,
        @DefaultValue("2s") Duration askAgainAfter,
        @DefaultValue("5ms") Duration linger,
        @DefaultValue("500ms") Duration commitInterval) {

    ExpirySettings {
        if (tick.toMillis() < 1 || askedPerTick < 1) {
            throw new IllegalArgumentException("seatlog.expiry.tick and asked-per-tick must be 1 or more");
        }
        if (askAgainAfter.compareTo(tick) < 0) {
            throw new IllegalArgumentException("seatlog.expiry.ask-again-after must not be shorter than tick");
        }
    }

    static ExpirySettings defaults() {
        return new ExpirySettings(
                Duration.ofMillis(100), 5000, Duration.ofSeconds(2), Duration.ofMillis(5), Duration.ofMillis(500));
    }
}
