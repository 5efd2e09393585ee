package io.seatlog.order.domain;

import static io.seatlog.order.domain.Row.row;

import io.seatlog.order.domain.Input.PaymentShown;
import io.seatlog.order.domain.Input.RefundEnded;
import io.seatlog.order.domain.Input.RefundTold;
import io.seatlog.order.domain.Input.RefundUnknown;
import io.seatlog.order.domain.Input.SeatsReturned;
import io.seatlog.order.domain.Input.Tick;
import java.time.Instant;
import java.util.List;

/** Rows on the money for tickets: it follows the seats, and what the provider says of it later is read, never believed. */
final class RefundMoneyRows {

    static final List<Row> ROWS = List.of(
            row(
                    "seats back, nothing to give",
                    Known.class,
                    SeatsReturned.class,
                    (o, in) -> isReturning(o, in)
                            && o.payment().back().theRefund(in.refundId()).amount() == 0,
                    (o, in) -> ended(o, in.refundId(), Refund.Status.SUCCEEDED, in.at())),
            row(
                    "seats back, disputed",
                    Known.class,
                    SeatsReturned.class,
                    (o, in) -> isReturning(o, in) && o.payment().back().disputed(),
                    (o, in) ->
                            park(ended(o, in.refundId(), Refund.Status.FAILED, in.at()), ParkReason.DISPUTED, in.at())),
            row(
                    "seats back",
                    Known.class,
                    SeatsReturned.class,
                    RefundMoneyRows::isReturning,
                    (o, in) -> o.with(
                            o.payment().requesting(o.sale(), o.payment().back().theRefund(in.refundId()), in.at()))),
            row(
                    "refund failed",
                    Known.class,
                    RefundEnded.class,
                    (o, in) -> isKnown(o, in)
                            && in.status() == Refund.Status.FAILED
                            && !o.payment().back().theRefund(in.refundId()).is(Refund.Status.FAILED),
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
                    RefundMoneyRows::isKnown,
                    (o, in) -> ended(o, in.refundId(), in.status(), in.at())),
            row(
                    "refund told otherwise",
                    Known.class,
                    RefundTold.class,
                    RefundMoneyRows::isNews,
                    RefundMoneyRows::doubt),
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
                    (o, in) -> isPending(o) && o.payment().back().watch().isDue(in.at()),
                    RefundMoneyRows::look),
            row(
                    "disputed, told",
                    Paid.class,
                    PaymentShown.class,
                    (o, in) -> in.isEvent() && isDisputed(o, in),
                    RefundMoneyRows::look),
            row(
                    "given back by others, told",
                    Paid.class,
                    PaymentShown.class,
                    RefundMoneyRows::isUnexplained,
                    RefundMoneyRows::look),
            row(
                    "given back by others",
                    Paid.class,
                    PaymentShown.class,
                    (o, in) -> isOwnLook(o, in)
                            && outside(o, in) > o.payment().back().outside(),
                    RefundMoneyRows::outsideAndDispute),
            row("disputed", Paid.class, PaymentShown.class, RefundMoneyRows::isDisputed, (o, in) -> dispute(o, in)));

    private RefundMoneyRows() {}

    private static boolean isReturning(Known order, SeatsReturned answer) {
        Refund refund = order.payment().back().refund(answer.refundId());
        return refund != null && refund.is(Refund.Status.RETURNING);
    }

    /** A look that was done before the refund is asked for once more tells of the last time. */
    private static boolean isKnown(Known order, RefundEnded end) {
        return order.payment().back().refund(end.refundId()) != null
                && !order.payment().requests().hasRefund(end.refundId());
    }

    /** Of one that is asked for the answer is still to come, and may be older than a failure told. */
    private static boolean isNews(Known order, RefundTold told) {
        Refund refund = order.payment().back().refund(told.refundId());
        if (refund == null || !told.isFinal() || refund.is(told.status())) {
            return false;
        }
        return refund.is(Refund.Status.REQUESTED)
                ? told.status() == Refund.Status.FAILED
                : !refund.is(Refund.Status.RETURNING);
    }

    private static boolean isPending(Known order, String refundId) {
        Refund refund = order.payment().back().refund(refundId);
        return refund != null && refund.is(Refund.Status.PENDING);
    }

    private static boolean isPending(Known order) {
        return !order.payment().back().refundsIn(Refund.Status.PENDING).isEmpty();
    }

    /** One that went through and is said to have failed is pending until it is read. */
    private static Known doubt(Known order, RefundTold told) {
        Refund refund = order.payment().back().theRefund(told.refundId());
        Payment looking = order.payment().looking(order.sale(), refund);
        boolean doubtful = refund.is(Refund.Status.SUCCEEDED);
        return order.with(doubtful ? looking.with(refund.with(Refund.Status.PENDING, told.at())) : looking);
    }

    /** What was read before something else was told is not the end. */
    private static Known ended(Known order, String refundId, Refund.Status status, Instant at) {
        boolean doubtful = order.payment().requests().hasLook(refundId) && status == Refund.Status.SUCCEEDED;
        Refund.Status next = doubtful ? Refund.Status.PENDING : status;
        Payment ended =
                order.payment().with(order.payment().back().theRefund(refundId).with(next, at));
        Payment watched =
                ended.back().refundsIn(Refund.Status.PENDING).isEmpty() ? ended.refundWatch(Watch.NONE) : ended;
        return order.with(watched);
    }

    /** Nobody knows yet how a refund ends: looks later and later, in the end never again. */
    private static Known unsure(Known order, Instant now) {
        Watch watch = order.payment().back().watch();
        if (watch.lookAt() != null) {
            return order;
        }
        return watch.isHopeless()
                ? park(order, ParkReason.NO_ANSWER, now)
                : order.with(order.payment().refundWatch(watch.again(now)));
    }

    private static Known look(Known order, Tick tick) {
        Payment looked =
                order.payment().refundWatch(order.payment().back().watch().looked());
        for (Refund refund : looked.back().refundsIn(Refund.Status.PENDING)) {
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
        return shown.reading().disputed() && !order.payment().back().disputed() && isTakenFrom(order, shown);
    }

    private static boolean isTakenFrom(Paid order, PaymentShown shown) {
        String intent = shown.reading().intent();
        return intent != null && intent.equals(order.payment().takenFrom());
    }

    private static long outside(Paid order, PaymentShown shown) {
        return isTakenFrom(order, shown)
                ? shown.reading().refunded()
                        - order.payment().back().givenBack(shown.reading().intentId())
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
                && !order.payment().back().mayHaveGivenBack(shown.reading().refunded());
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
