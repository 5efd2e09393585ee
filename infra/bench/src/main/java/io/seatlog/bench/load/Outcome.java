package io.seatlog.bench.load;

/** What an answer means; each is counted apart. */
public enum Outcome {
    /** 200 and 201: what was asked for. */
    ACCEPTED,
    /** 409: a decision against it. */
    REFUSED,
    /** Anything else: undecided, overloaded, failed, or no answer at all. */
    OTHER;

    /** The status of a request whose connection ended before its answer. */
    public static final int LOST = 0;

    /** The status of a request that was not answered while the generator waited. */
    public static final int UNANSWERED = 1;

    /** Whether there was an answer at all. */
    static boolean isAnswer(int status) {
        return status != LOST && status != UNANSWERED;
    }

    static Outcome of(int status) {
        return switch (status) {
            case 200, 201 -> ACCEPTED;
            case 409 -> REFUSED;
            default -> OTHER;
        };
    }
}
