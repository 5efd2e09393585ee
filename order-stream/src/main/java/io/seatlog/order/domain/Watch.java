package io.seatlog.order.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When to look at a payment next, unasked.
 *
 * @param lookAt nothing to wait for, if none
 * @param looks  how often that has been for nothing
 */
public record Watch(@Nullable Instant lookAt, int looks) {

    static final Watch NONE = new Watch(null, 0);

    private static final List<Duration> SILENCE =
            List.of(Duration.ofSeconds(60), Duration.ofMinutes(5), Duration.ofMinutes(30));
    private static final Duration SILENCE_LATER = Duration.ofHours(1);
    private static final int LOOKS_MAX = SILENCE.size() + 24;

    static Watch until(Instant at) {
        return new Watch(at, 0);
    }

    /** The next look after one for nothing: later each time. */
    Watch again(Instant now) {
        return new Watch(now.plus(looks < SILENCE.size() ? SILENCE.get(looks) : SILENCE_LATER), looks + 1);
    }

    Watch looked() {
        return new Watch(null, looks);
    }

    boolean isDue(Instant now) {
        return lookAt != null && !now.isBefore(lookAt);
    }

    /** Whether looking has been for nothing for a day. */
    boolean isHopeless() {
        return looks >= LOOKS_MAX;
    }
}
