package io.seatlog.ingest.gate;

import io.seatlog.ingest.edge.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the gate makes of a request.
 *
 * @param kind    what happens to it
 * @param problem why it is refused, where it is
 */
public record Verdict(Kind kind, @Nullable Problem problem) {

    /** What can happen to a request. */
    public enum Kind {
        /** It goes to the log. */
        PASS,
        /** It waits for decisions, or for the view. */
        WAIT,
        /** The view proves that it cannot be. */
        REFUSE
    }

    static final Verdict PASS = new Verdict(Kind.PASS, null);
    static final Verdict WAIT = new Verdict(Kind.WAIT, null);

    static Verdict refuse(Problem problem) {
        return new Verdict(Kind.REFUSE, problem);
    }
}
