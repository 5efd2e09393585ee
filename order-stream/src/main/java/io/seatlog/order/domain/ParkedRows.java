package io.seatlog.order.domain;

import static io.seatlog.order.domain.Row.step;

import java.util.List;

/** Rows on what a person decides about an order that waits for one. */
final class ParkedRows {

    static final List<Row> ROWS = List.of(
            step(
                    "resolved, not parked",
                    Known.class,
                    ResolveParked.class,
                    (o, in) -> !o.payment().isParked(),
                    (o, in) -> Step.refusing(o, in, Refusal.NOT_PARKED)),
            step(
                    "closed",
                    Known.class,
                    ResolveParked.class,
                    (o, in) -> in.action() == ResolveParked.Action.CLOSE,
                    ParkedRows::resolved),
            step(
                    "retried",
                    Known.class,
                    ResolveParked.class,
                    (o, in) -> in.action() == ResolveParked.Action.RETRY && isToRetry(o),
                    (o, in) -> resolved(retried(o, in), in)),
            step(
                    "paid otherwise",
                    Known.class,
                    ResolveParked.class,
                    (o, in) -> in.action() == ResolveParked.Action.PAID_OTHERWISE && hasFailed(o),
                    (o, in) -> resolved(paidOtherwise(o, in), in)),
            step(
                    "resolved, not possible",
                    Known.class,
                    ResolveParked.class,
                    (o, in) -> true,
                    (o, in) -> Step.refusing(o, in, Refusal.RESOLUTION_NOT_POSSIBLE)));

    private ParkedRows() {}

    private static boolean hasFailed(Known order) {
        return !order.payment().back().refundsIn(Refund.Status.FAILED).isEmpty();
    }

    private static boolean isToRetry(Known order) {
        Parked parked = order.payment().parked();
        return hasFailed(order)
                || order.payment().back().disputed()
                || parked != null && parked.reason() == ParkReason.NO_ANSWER;
    }

    /** Failed refunds are asked for again, what nobody knows is looked at, a dispute is taken as settled. */
    private static Known retried(Known order, ResolveParked command) {
        Payment payment = order.payment().disputed(false).with(Watch.NONE).refundWatch(Watch.NONE);
        for (Refund failed : payment.back().refundsIn(Refund.Status.FAILED)) {
            payment = payment.requesting(order.sale(), failed, command.at());
        }
        for (Refund pending : payment.back().refundsIn(Refund.Status.PENDING)) {
            payment = payment.looking(order.sale(), pending);
        }
        Known again = order.with(payment);
        return again instanceof Booked booked ? booked.looking() : again;
    }

    private static Known paidOtherwise(Known order, ResolveParked command) {
        Payment payment = order.payment();
        for (Refund failed : payment.back().refundsIn(Refund.Status.FAILED)) {
            payment = payment.with(failed.with(Refund.Status.SUCCEEDED, command.at()));
        }
        return order.with(payment);
    }

    private static Step resolved(Known order, ResolveParked command) {
        Parked parked = order.payment().parked();
        Payment resolved = parked == null ? order.payment() : order.payment().with(parked.resolved(command));
        return Step.answering(order.with(resolved), command, new Answer.Resolved(command.action()));
    }
}
