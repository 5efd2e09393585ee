package io.seatlog.ingest.door;

import io.seatlog.id.TicketId;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.reason.Reason;
import io.seatlog.ticket.SeatLabel;
import io.seatlog.wire.Admission;
import org.jspecify.annotations.Nullable;

/** What a scanner is told. */
sealed interface ScanAnswer {

    /** HTTP status that says so. */
    int status();

    /** One word for it, as counters have it. */
    String outcome();

    /**
     * Somebody may come in.
     *
     * @param seat     where to sit, as the code says it
     * @param replayed whether the scan had been answered before
     */
    record Admitted(TicketId ticket, SeatLabel seat, Admission admission, boolean replayed) implements ScanAnswer {

        @Override
        public int status() {
            return 200;
        }

        @Override
        public String outcome() {
            return "ADMITTED";
        }
    }

    /**
     * Nobody may.
     *
     * @param ticket which ticket it is, if it is one
     * @param first  of a ticket that has been used: when and where first
     */
    record Refused(
            Problem problem,
            @Nullable TicketId ticket,
            @Nullable Admission first) implements ScanAnswer {

        static Refused of(Problem problem) {
            return new Refused(problem, null, null);
        }

        /** At the door a ticket that is not known is one that is not there. */
        @Override
        public int status() {
            Reason reason = problem.reason();
            return reason == Reason.TICKET_UNKNOWN ? 404 : reason.status();
        }

        @Override
        public String outcome() {
            return problem.reason().name();
        }
    }

    /** Nobody knows yet: the same scan is to be sent again. */
    record Undecided(TicketId ticket) implements ScanAnswer {

        @Override
        public int status() {
            return 202;
        }

        @Override
        public String outcome() {
            return "UNDECIDED";
        }
    }
}
