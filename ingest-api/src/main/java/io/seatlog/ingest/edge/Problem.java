package io.seatlog.ingest.edge;

import io.seatlog.reason.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as clients read it (RFC 9457). Each further member is told where the reason has it.
 *
 * @param reason  why
 * @param detail  the same for people
 * @param errors  what is wrong with the body, value by value
 * @param facts   further members
 */
public record Problem(Reason reason, String detail, List<Fault> errors, Facts facts) {

    /** Media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * Further members of a problem.
     *
     * @param seats       ids of the seats in the way
     * @param version     the state that was judged
     * @param limit       the most there may be
     * @param inUse       how much of it is used
     * @param free        free seats in the scope asked for
     * @param held        held seats in it
     * @param largest     longest run of free neighbours
     * @param salesOpenAt when sales open
     * @param revision    the showtime's revision now
     */
    public record Facts(
            List<String> seats,
            @Nullable Long version,
            @Nullable Integer limit,
            @Nullable Integer inUse,
            @Nullable Integer free,
            @Nullable Integer held,
            @Nullable Integer largest,
            @Nullable Instant salesOpenAt,
            @Nullable Long revision) {

        /** None. */
        public static final Facts NONE = new Facts(List.of(), null, null, null, null, null, null, null, null);

        /** The state judged, and seats in the way. */
        public static Facts seats(List<String> seats, long version) {
            return new Facts(seats, version, null, null, null, null, null, null, null);
        }

        /** The state judged, and what is left in it. */
        public static Facts left(int free, int held, long version) {
            return new Facts(List.of(), version, null, null, free, held, null, null, null);
        }

        /** The state judged. */
        public static Facts version(long version) {
            return new Facts(List.of(), version, null, null, null, null, null, null, null);
        }

        /** The state judged, and when sales open. */
        public static Facts salesOpenAt(Instant salesOpenAt, long version) {
            return new Facts(List.of(), version, null, null, null, null, null, salesOpenAt, null);
        }
    }

    /** A problem with nothing to add. */
    public static Problem of(Reason reason) {
        return new Problem(reason, reason.title(), List.of(), Facts.NONE);
    }

    /** A problem explained. */
    public static Problem of(Reason reason, String detail) {
        return new Problem(reason, detail, List.of(), Facts.NONE);
    }

    /** A problem with what it was judged on. */
    public static Problem of(Reason reason, Facts facts) {
        return new Problem(reason, reason.title(), List.of(), facts);
    }

    /** What is wrong with a body that is JSON. */
    public static Problem of(Faults faults) {
        List<Fault> list = faults.list();
        String detail = list.size() == 1
                ? list.get(0).detail() + ": " + list.get(0).pointer()
                : list.size() + " values are not as they must be";
        return new Problem(reasonOf(list), detail, list, Facts.NONE);
    }

    /** URN of the reason. */
    public String type() {
        return "urn:seatlog:problem:" + reason.name().toLowerCase(Locale.ROOT);
    }

    /** Whether the client should come again, and so reads a Retry-After. */
    public boolean isTransient() {
        return switch (reason) {
            case OVERLOADED, STARTING, TOO_MANY_REQUESTS, PAYMENT_BUSY, PAYMENT_UNAVAILABLE -> true;
            default -> false;
        };
    }

    /** Where all faults are of one kind that has a reason of its own, that reason. */
    private static Reason reasonOf(List<Fault> faults) {
        Fault.Kind kind = faults.get(0).kind();
        if (faults.stream().anyMatch(fault -> fault.kind() != kind)) {
            return Reason.REQUEST_INVALID;
        }
        return switch (kind) {
            case PRICE_MISSING -> Reason.PRICE_MISSING;
            case PRICE_TOO_SMALL -> Reason.PRICE_TOO_SMALL;
            case PRICE_TOO_LARGE -> Reason.PRICE_TOO_LARGE;
            case CATEGORY_UNKNOWN -> Reason.CATEGORY_UNKNOWN;
            case SEAT_UNKNOWN -> Reason.SEAT_UNKNOWN;
            case SHOWTIME_EXISTS_DIFFERENT -> Reason.SHOWTIME_EXISTS_DIFFERENT;
            default -> Reason.REQUEST_INVALID;
        };
    }
}
