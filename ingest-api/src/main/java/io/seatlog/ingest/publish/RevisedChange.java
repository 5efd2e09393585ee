package io.seatlog.ingest.publish;

import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.reason.Reason;
import io.seatlog.wire.CommandAccepted;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.Policy;
import io.seatlog.wire.RefusalReason;
import io.seatlog.wire.Showtime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Changes the policy of a showtime, from the revision that a client states, or from whichever there is. Who states none
 * wants the change whatever came first: it is made again from what stands then.
 *
 * @param showtimeId which
 * @param onSale     the showtime as it was last read
 * @param log        decides
 */
record RevisedChange(String showtimeId, Supplier<Optional<Showtime>> onSale, Log log) {

    /** Others who change the same showtime at the same time; each round one of them has its way. */
    private static final int TRIES_MAX = 10;

    private static final long READ_WITHIN_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long LOOK_AGAIN_MS = 25;

    /** Asks for a policy in place of that of a revision. */
    @FunctionalInterface
    interface Log {
        /** The log's reply. */
        SpecificRecord change(long revision, Policy policy);
    }

    /** Makes the change. Blocks. */
    Answer make(@Nullable Long revision, Function<Showtime, Policy> change) {
        Showtime from = revision == null ? current(0) : exactly(revision);
        for (int tries = 1; tries <= TRIES_MAX; tries++) {
            Policy policy = change.apply(from);
            if (policy.equals(from.getPolicy())) {
                return ShowtimeAnswers.changed(showtimeId, from.getRevision());
            }
            SpecificRecord reply = log.change(from.getRevision(), policy);
            if (reply instanceof CommandAccepted accepted) {
                // So that who publishes the changed body again next is compared with the change.
                current(accepted.getRevision());
            }
            if (revision != null || !hasMoved(reply)) {
                return ShowtimeAnswers.changed(showtimeId, reply);
            }
            from = current(from.getRevision() + 1);
        }
        throw new ProblemException(Problem.of(Reason.OVERLOADED));
    }

    private static boolean hasMoved(SpecificRecord reply) {
        return reply instanceof CommandRefused refused && refused.getReason() == RefusalReason.PRECONDITION_FAILED;
    }

    /** The revision stated. What the client has read elsewhere may be read here a moment later. */
    private Showtime exactly(long revision) {
        Showtime showtime = current(revision);
        if (showtime.getRevision() != revision) {
            throw new ProblemException(Problem.of(Reason.PRECONDITION_FAILED));
        }
        return showtime;
    }

    /** The showtime once it has this revision; after a while in which it has not, as it is. */
    private Showtime current(long least) {
        long deadline = System.nanoTime() + READ_WITHIN_NANOS;
        while (true) {
            Showtime showtime = onSale.get().orElse(null);
            boolean late = System.nanoTime() > deadline;
            if (showtime != null && (late || showtime.getRevision() >= least)) {
                return showtime;
            }
            if (late) {
                throw new ProblemException(Problem.of(Reason.SHOWTIME_UNKNOWN));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(Reason.OVERLOADED));
        }
    }
}
