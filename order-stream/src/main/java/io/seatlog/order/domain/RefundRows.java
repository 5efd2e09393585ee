package io.seatlog.order.domain;

import static io.seatlog.order.domain.Row.row;
import static io.seatlog.order.domain.Row.step;

import io.seatlog.order.domain.Input.PaymentShown;
import io.seatlog.order.domain.Input.RefundEnded;
import io.seatlog.order.domain.Input.RefundTold;
import io.seatlog.order.domain.Input.RefundUnknown;
import io.seatlog.order.domain.Input.SeatsReturned;
import io.seatlog.order.domain.Input.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Rows on tickets given back, and on the money for them: first the ticket is void and the seat returned, then the money. */
final class RefundRows {

    private static final List<Row> ASKED = List.of(
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
                    (o, in) -> o.payment().refund(in.refundId()) != null,
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
                    (o, in) -> o.payment().disputed(),
                    (o, in) -> Step.refusing(o, in, Refusal.PAYMENT_DISPUTED)),
            step("refund", Paid.class, RefundTickets.class, (o, in) -> true, RefundRows::take));

    private static final List<Row> MONEY = List.of(
            row(
                    "seats back, nothing to give",
                    Known.class,
                    SeatsReturned.class,
                    (o, in) -> isReturning(o, in) && refund(o, in.refundId()).amount() == 0,
                    (o, in) -> ended(o, in.refundId(), Refund.Status.SUCCEEDED, in.at())),
            row(
                    "seats back, disputed",
                    Known.class,
                    SeatsReturned.class,
                    (o, in) -> isReturning(o, in) && o.payment().disputed(),
                    (o, in) ->
                            park(ended(o, in.refundId(), Refund.Status.FAILED, in.at()), ParkReason.DISPUTED, in.at())),
            row(
                    "seats back",
                    Known.class,
                    SeatsReturned.class,
                    RefundRows::isReturning,
                    (o, in) -> o.with(o.payment().requesting(o.sale(), refund(o, in.refundId()), in.at()))),
            row(
                    "refund failed",
                    Known.class,
                    RefundEnded.class,
                    (o, in) -> isKnown(o, in)
                            && in.status() == Refund.Status.FAILED
                            && !refund(o, in.refundId()).is(Refund.Status.FAILED),
                    (o, in) -> park(counted(ended(o, in.refundId(), in.status(), in.at())), in.why(), in.at())),
            row(
                    "refund pending",
                    Known.class,
                    RefundEnded.class,
                    (o, in) -> isKnown(o, in) && in.status() == Refund.Status.PENDING,
                    (o, in) -> unsure(ended(o, in.refundId(), in.status(), in.at()), in.at())),
            row(
                    "refund ended",
                    Known.class,
                    RefundEnded.class,
                    RefundRows::isKnown,
                    (o, in) -> ended(o, in.refundId(), in.status(), in.at())),
            row("refund told otherwise", Known.class, RefundTold.class, RefundRows::isNews, RefundRows::doubt),
            row(
                    "refund not told",
                    Known.class,
                    RefundUnknown.class,
                    (o, in) -> isPending(o, in.refundId()),
                    (o, in) -> unsure(o, in.at())),
            row(
                    "refund, silence",
                    Known.class,
                    Tick.class,
                    (o, in) -> isPending(o) && o.payment().refundWatch().isDue(in.at()),
                    RefundRows::look),
            row(
                    "disputed, told",
                    Paid.class,
                    PaymentShown.class,
                    (o, in) -> in.isEvent() && isDisputed(o, in),
                    RefundRows::look),
            row(
                    "given back by others, told",
                    Paid.class,
                    PaymentShown.class,
                    RefundRows::isUnexplained,
                    RefundRows::look),
            row(
                    "given back by others",
                    Paid.class,
                    PaymentShown.class,
                    (o, in) -> isOwnLook(o, in) && outside(o, in) > o.payment().outside(),
                    RefundRows::outsideAndDispute),
            row("disputed", Paid.class, PaymentShown.class, RefundRows::isDisputed, (o, in) -> dispute(o, in)));

    static final List<Row> ROWS = join(ASKED, MONEY);

    private RefundRows() {}

    private static List<Row> join(List<Row> first, List<Row> second) {
        List<Row> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    private static Refund refund(Known order, String refundId) {
        Refund refund = order.payment().refund(refundId);
        if (refund == null) {
            throw new IllegalStateException("There is no refund " + refundId);
        }
        return refund;
    }

    private static boolean isRepeat(Known order, RefundTickets command) {
        Refund refund = order.payment().refund(command.refundId());
        return refund != null
                && refund.isForTickets()
                && command.unknown(order.sale()).isEmpty()
                && refund.asked().equals(command.lines(order.sale()));
    }

    private static Answer taken(Known order, RefundTickets command, boolean replayed) {
        return new Answer.RefundTaken(
                refund(order, command.refundId()), order.sale().currency(), replayed);
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

    private static boolean isReturning(Known order, SeatsReturned answer) {
        Refund refund = order.payment().refund(answer.refundId());
        return refund != null && refund.is(Refund.Status.RETURNING);
    }

    /** A look that was done before the refund is asked for once more tells of the last time. */
    private static boolean isKnown(Known order, RefundEnded end) {
        return order.payment().refund(end.refundId()) != null
                && !order.payment().requests().hasRefund(end.refundId());
    }

    /** Of one that is asked for the answer is still to come, and may be older than a failure told. */
    private static boolean isNews(Known order, RefundTold told) {
        Refund refund = order.payment().refund(told.refundId());
        if (refund == null || !told.isFinal() || refund.is(told.status())) {
            return false;
        }
        return refund.is(Refund.Status.REQUESTED)
                ? told.status() == Refund.Status.FAILED
                : !refund.is(Refund.Status.RETURNING);
    }

    private static boolean isPending(Known order, String refundId) {
        Refund refund = order.payment().refund(refundId);
        return refund != null && refund.is(Refund.Status.PENDING);
    }

    private static boolean isPending(Known order) {
        return !order.payment().refundsIn(Refund.Status.PENDING).isEmpty();
    }

    /** One that went through and is said to have failed is pending until it is read. */
    private static Known doubt(Known order, RefundTold told) {
        Refund refund = refund(order, told.refundId());
        Payment looking = order.payment().looking(order.sale(), refund);
        boolean doubtful = refund.is(Refund.Status.SUCCEEDED);
        return order.with(doubtful ? looking.with(refund.with(Refund.Status.PENDING, told.at())) : looking);
    }

    /** What was read before something else was told is not the end. */
    private static Known ended(Known order, String refundId, Refund.Status status, Instant at) {
        boolean doubtful = order.payment().requests().hasLook(refundId) && status == Refund.Status.SUCCEEDED;
        Refund.Status next = doubtful ? Refund.Status.PENDING : status;
        Payment ended = order.payment().with(refund(order, refundId).with(next, at));
        Payment watched = ended.refundsIn(Refund.Status.PENDING).isEmpty() ? ended.refundWatch(Watch.NONE) : ended;
        return order.with(watched);
    }

    /** Nobody knows yet how a refund ends: looks later and later, in the end never again. */
    private static Known unsure(Known order, Instant now) {
        Watch watch = order.payment().refundWatch();
        if (watch.lookAt() != null) {
            return order;
        }
        return watch.isHopeless()
                ? park(order, ParkReason.NO_ANSWER, now)
                : order.with(order.payment().refundWatch(watch.again(now)));
    }

    private static Known look(Known order, Tick tick) {
        Payment looked =
                order.payment().refundWatch(order.payment().refundWatch().looked());
        for (Refund refund : looked.refundsIn(Refund.Status.PENDING)) {
            looked = looked.looking(order.sale(), refund);
        }
        return order.with(looked);
    }

    private static Known look(Paid order, PaymentShown shown) {
        return order.with(
                order.payment().lookingAt(order.sale(), shown.reading().intentId()));
    }

    /** What failed was counted as given back by us; what is left may be somebody else's doing. */
    private static Known counted(Known order) {
        String taken = order.payment().takenFrom();
        return taken == null ? order : order.with(order.payment().lookingAt(order.sale(), taken));
    }

    private static boolean isDisputed(Paid order, PaymentShown shown) {
        return shown.reading().disputed() && !order.payment().disputed() && isTakenFrom(order, shown);
    }

    private static boolean isTakenFrom(Paid order, PaymentShown shown) {
        String intent = shown.reading().intent();
        return intent != null && intent.equals(order.payment().takenFrom());
    }

    private static long outside(Paid order, PaymentShown shown) {
        return isTakenFrom(order, shown)
                ? shown.reading().refunded()
                        - order.payment().givenBack(shown.reading().intentId())
                : 0;
    }

    /** A look of ours is done before refunds that wait behind it; of any other reading nobody knows when it was. */
    private static boolean isOwnLook(Paid order, PaymentShown shown) {
        return shown.requestId() != null && order.sale().isOwn(shown.requestId());
    }

    /** An event of any age shows what no part of our refunds adds up to: somebody else may have given money back. */
    private static boolean isUnexplained(Paid order, PaymentShown shown) {
        return !isOwnLook(order, shown)
                && isTakenFrom(order, shown)
                && !order.payment().mayHaveGivenBack(shown.reading().refunded());
    }

    private static Known outsideAndDispute(Paid order, PaymentShown shown) {
        Payment counted = order.payment().outside(outside(order, shown));
        Known parked = park(order.with(counted), ParkReason.REFUNDED_OUTSIDE, shown.at());
        return isDisputed(order, shown) ? dispute(parked, shown) : parked;
    }

    private static Known dispute(Known order, PaymentShown shown) {
        return park(order.with(order.payment().disputed(true)), ParkReason.DISPUTED, shown.at());
    }

    private static Known park(Known order, ParkReason reason, Instant at) {
        return order.with(order.payment().parked(reason, at));
    }
}
