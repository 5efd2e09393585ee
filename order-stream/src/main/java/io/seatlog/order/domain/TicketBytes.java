package io.seatlog.order.domain;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tickets as bytes: part of OrderBytes. */
final class TicketBytes {

    private static final List<Ticket.Status> STATUSES =
            List.of(Ticket.Status.VALID, Ticket.Status.ADMITTED, Ticket.Status.VOID);

    private TicketBytes() {}

    static void ticket(Out out, Ticket ticket) throws IOException {
        out.number(ticket.line());
        out.number(ticket.issue());
        out.number(STATUSES.indexOf(ticket.status()));
        Admission admission = ticket.admission();
        out.flag(admission != null);
        if (admission != null) {
            admission(out, admission);
        }
        out.list(ticket.conflicts(), TicketBytes::admission);
        out.maybe(ticket.refundId());
    }

    static Ticket ticket(In in) throws IOException {
        int line = in.number();
        int issue = in.number();
        Ticket.Status status = STATUSES.get(in.number());
        @Nullable Admission admission = in.flag() ? admission(in) : null;
        return new Ticket(line, issue, status, admission, in.list(TicketBytes::admission), in.maybe());
    }

    private static void admission(Out out, Admission admission) throws IOException {
        out.time(admission.at());
        out.text(admission.gate());
        out.text(admission.scanId());
        out.flag(admission.offline());
    }

    private static Admission admission(In in) throws IOException {
        return new Admission(in.time(), in.text(), in.text(), in.flag());
    }
}
