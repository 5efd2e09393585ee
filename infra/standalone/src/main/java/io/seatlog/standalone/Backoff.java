package io.seatlog.standalone;

import java.time.Duration;

/** When to try again what keeps failing: at once the first time, then twice as late each time; a long rest forgets. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration FORGET_AFTER = Duration.ofMinutes(2);

    private long lastNanos;
    private Duration pause = Duration.ZERO;

    /** Whether it may be tried now, by {@link System#nanoTime()}; if so, that was a try. */
    boolean mayTry(long nowNanos) {
        Duration since = Duration.ofNanos(nowNanos - lastNanos);
        if (!pause.isZero() && since.compareTo(FORGET_AFTER) > 0) {
            pause = Duration.ZERO;
        }
        if (!pause.isZero() && since.compareTo(pause) < 0) {
            return false;
        }
        Duration doubled = pause.multipliedBy(2);
        pause = pause.isZero() ? FIRST : doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        lastNanos = nowNanos;
        return true;
    }
}
