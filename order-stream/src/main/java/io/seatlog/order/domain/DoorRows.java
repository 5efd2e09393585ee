package io.seatlog.order.domain;

import static io.seatlog.order.domain.Row.step;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows on tickets scanned at the door: the first scan of a valid ticket counts, whoever it is read from first. */
final class DoorRows {

    static final List<Row> ROWS = List.of(
            step(
                    "scan of no ticket",
                    Known.class,
                    AdmitTicket.class,
                    (o, in) -> ticket(o, in) == null,
                    (o, in) -> Step.refusing(o, in, Refusal.TICKET_UNKNOWN)),
            step(
                    "scan answered before",
                    Paid.class,
                    AdmitTicket.class,
                    (o, in) -> o.ticket(in.line()).isAdmittedBy(in.scanId()),
                    (o, in) -> Step.answering(o, in, admitted(o.ticket(in.line()), true))),
            step(
                    "offline scan of a void ticket",
                    Paid.class,
                    AdmitTicket.class,
                    (o, in) -> in.offline() && o.ticket(in.line()).isVoid(),
                    (o, in) -> Step.refusing(
                            o.with(o.ticket(in.line()).conflicting(in.admission())), in, Refusal.TICKET_VOID)),
            step(
                    "scan of a void ticket",
                    Paid.class,
                    AdmitTicket.class,
                    (o, in) -> o.ticket(in.line()).isVoid()
                            || in.issue() < o.ticket(in.line()).issue(),
                    (o, in) -> Step.refusing(o, in, Refusal.TICKET_VOID)),
            step(
                    "offline scan of a used ticket",
                    Paid.class,
                    AdmitTicket.class,
                    (o, in) -> in.offline() && o.ticket(in.line()).isAdmitted(),
                    (o, in) -> alreadyIn(o.with(o.ticket(in.line()).conflicting(in.admission())), in)),
            step(
                    "scan of a used ticket",
                    Paid.class,
                    AdmitTicket.class,
                    (o, in) -> o.ticket(in.line()).isAdmitted(),
                    DoorRows::alreadyIn),
            step("scan", Paid.class, AdmitTicket.class, (o, in) -> true, DoorRows::admit));

    private DoorRows() {}

    /** The ticket that was scanned; none if the order has no such, or has never issued it so often. */
    private static @Nullable Ticket ticket(Known order, AdmitTicket scan) {
        Ticket ticket = order.tickets().at(scan.line());
        return ticket == null || scan.issue() > ticket.issue() || scan.issue() < 1 ? null : ticket;
    }

    private static Step admit(Paid order, AdmitTicket scan) {
        Ticket admitted = order.ticket(scan.line()).admitted(scan.admission());
        return Step.answering(order.with(admitted), scan, admitted(admitted, false));
    }

    private static Answer admitted(Ticket ticket, boolean replayed) {
        Admission admission = ticket.admission();
        if (admission == null) {
            throw new IllegalStateException("Ticket " + ticket.line() + " was not admitted");
        }
        return new Answer.Admitted(ticket.line(), admission, replayed);
    }

    private static Step alreadyIn(Paid order, AdmitTicket scan) {
        Admission first = order.ticket(scan.line()).admission();
        return Step.answering(order, scan, new Answer.Refused(Refusal.ALREADY_ADMITTED, List.of(), first));
    }
}
