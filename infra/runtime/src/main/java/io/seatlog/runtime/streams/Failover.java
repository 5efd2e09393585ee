package io.seatlog.runtime.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a partition waits for its next committed output after its owner was killed. Until the group misses the dead
 * member and the broker aborts its transaction, nobody can go on: both run side by side.
 *
 * @param session  after this silence the group takes a member for dead
 * @param abort    latest end of a dead member's transaction
 * @param warnings broker settings that make it longer than it need be
 */
record Failover(Duration session, Duration abort, List<String> warnings) {

    /** What this system promises. */
    static final Duration BUDGET = Duration.ofSeconds(15);

    /** Long enough for a garbage collection on a busy machine, short enough for the budget. */
    static final Duration SESSION = Duration.ofSeconds(8);

    /** A few heartbeats in each session. */
    static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /** Nothing a stream thread does takes more than 5 s, so a transaction this old is a dead one. */
    static final Duration TRANSACTION = Duration.ofSeconds(8);

    /** Rebalance, restore of what the standby lacks, first commit. */
    static final Duration TAKEOVER = Duration.ofSeconds(2);

    static final String SESSION_MIN = "group.min.session.timeout.ms";
    static final String ABORT_SWEEP = "transaction.abort.timed.out.transaction.cleanup.interval.ms";

    private static final Duration ABORT_SWEEP_WANTED = Duration.ofSeconds(1);
    private static final Duration ABORT_SWEEP_DEFAULT = Duration.ofSeconds(10);

    Failover {
        warnings = List.copyOf(warnings);
    }

    /** What these brokers allow. Settings that they do not tell are taken to be Kafka's defaults. */
    static Failover with(Map<String, String> broker, Guarantee guarantee) {
        List<String> faults = new ArrayList<>();
        Duration sessionMin = millis(broker.get(SESSION_MIN), SESSION);
        Duration session = SESSION;
        if (sessionMin.compareTo(SESSION) > 0) {
            session = sessionMin;
            faults.add(SESSION_MIN + "=" + sessionMin.toMillis() + ", wanted at most " + SESSION.toMillis());
        }
        Duration abort = Duration.ZERO;
        if (guarantee == Guarantee.EXACTLY_ONCE) {
            Duration sweep = millis(broker.get(ABORT_SWEEP), ABORT_SWEEP_DEFAULT);
            abort = TRANSACTION.plus(sweep);
            if (sweep.compareTo(ABORT_SWEEP_WANTED) > 0) {
                faults.add(ABORT_SWEEP + "=" + sweep.toMillis() + ", wanted " + ABORT_SWEEP_WANTED.toMillis());
            }
        }
        return new Failover(session, abort, faults);
    }

    /** From the kill to the next committed output. */
    Duration budget() {
        return (session.compareTo(abort) > 0 ? session : abort).plus(TAKEOVER);
    }

    private static Duration millis(@Nullable String value, Duration otherwise) {
        return value == null ? otherwise : Duration.ofMillis(Long.parseLong(value));
    }
}
