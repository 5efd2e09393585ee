package io.seatlog.order.domain;

import static io.seatlog.order.domain.Row.step;

import java.util.List;
import java.util.function.Predicate;

/** Rows on tickets that somebody wants to give back: accepted, they are void at once and their seats on their way back. */
final class RefundRows {

    static final List<Row> ROWS = List.of(
            step(
                    "refund of somebody else's order",
                    Known.class,
                    RefundTickets.class,
                    (o, in) -> in.isByStranger(o.sale()),
                    (o, in) -> Step.refusing(o, in, Refusal.ORDER_NOT_FOUND)),
            step(
                    "refund asked for again",
                    Known.class,
                    RefundTickets.class,
                    RefundRows::isRepeat,
                    (o, in) -> Step.answering(o, in, taken(o, in, true))),
            step(
                    "refund, id used",
                    Known.class,
                    RefundTickets.class,
                    (o, in) -> o.payment().back().refund(in.refundId()) != null,
                    (o, in) -> Step.refusing(o, in, Refusal.REFUND_EXISTS_DIFFERENT)),
            step(
                    "refund, no such ticket",
                    Known.class,
                    RefundTickets.class,
                    (o, in) -> !in.unknown(o.sale()).isEmpty(),
                    (o, in) -> refusing(o, in, Refusal.TICKET_UNKNOWN, in.unknown(o.sale()))),
            step(
                    "refund, not paid",
                    Known.class,
                    RefundTickets.class,
                    (o, in) -> !(o instanceof Paid),
                    (o, in) -> Step.refusing(o, in, Refusal.ORDER_NOT_PAID)),
            step(
                    "refund too late",
                    Paid.class,
                    RefundTickets.class,
                    RefundRows::isTooLate,
                    (o, in) -> Step.refusing(o, in, Refusal.REFUND_TOO_LATE)),
            step(
                    "refund, used",
                    Paid.class,
                    RefundTickets.class,
                    (o, in) -> !in.isByOrganizer()
                            && !among(o, in, Ticket::isAdmitted).isEmpty(),
                    (o, in) -> refusing(o, in, Refusal.TICKET_ADMITTED, among(o, in, Ticket::isAdmitted))),
            step(
                    "refund, given back before",
                    Paid.class,
                    RefundTickets.class,
                    (o, in) -> !among(o, in, Ticket::isVoid).isEmpty(),
                    (o, in) -> refusing(o, in, Refusal.TICKET_REFUNDED, among(o, in, Ticket::isVoid))),
            step(
                    "refund, disputed",
                    Paid.class,
                    RefundTickets.class,
                    (o, in) -> o.payment().back().disputed(),
                    (o, in) -> Step.refusing(o, in, Refusal.PAYMENT_DISPUTED)),
            step("refund", Paid.class, RefundTickets.class, (o, in) -> true, RefundRows::take));

    private RefundRows() {}

    private static boolean isRepeat(Known order, RefundTickets command) {
        Refund refund = order.payment().back().refund(command.refundId());
        return refund != null
                && refund.isForTickets()
                && command.unknown(order.sale()).isEmpty()
                && refund.asked().equals(command.lines(order.sale()));
    }

    private static Answer taken(Known order, RefundTickets command, boolean replayed) {
        return new Answer.RefundTaken(
                order.payment().back().theRefund(command.refundId()),
                order.sale().currency(),
                replayed);
    }

    private static boolean isTooLate(Paid order, RefundTickets command) {
        RefundPolicy policy = order.sale().refund();
        return !command.isByOrganizer() && (policy == null || !command.at().isBefore(policy.until()));
    }

    /** Lines that the command is about: those asked for, else all that can be given back, else all. */
    private static List<Integer> lines(Paid order, RefundTickets command) {
        List<Integer> asked = command.lines(order.sale());
        if (!asked.isEmpty()) {
            return asked;
        }
        List<Integer> left = command.isByOrganizer()
                ? order.tickets().left()
                : order.tickets().unused();
        return left.isEmpty() ? order.tickets().all().stream().map(Ticket::line).toList() : left;
    }

    private static List<String> among(Paid order, RefundTickets command, Predicate<Ticket> in) {
        return lines(order, command).stream()
                .filter(line -> in.test(order.ticket(line)))
                .map(order.sale()::ticketId)
                .toList();
    }

    private static Step take(Paid order, RefundTickets command) {
        List<Integer> lines = lines(order, command);
        Refund refund = Refund.ofTickets(
                command.refundId(),
                command.lines(order.sale()),
                lines,
                order.money(lines, command.isByOrganizer()),
                command.at());
        Paid after = order.returning(refund);
        return Step.answering(after, command, taken(after, command, false));
    }

    private static Step refusing(Known order, RefundTickets command, Refusal reason, List<String> tickets) {
        return Step.answering(order, command, new Answer.Refused(reason, tickets, null));
    }
}
