package io.seatlog.order.domain;

import static io.seatlog.order.domain.Row.row;

import io.seatlog.order.domain.Input.EffectUnknown;
import io.seatlog.order.domain.Input.PaymentShown;
import java.util.List;

/** Rows on how a payment stands at the provider. */
final class PaymentRows {

    static final List<Row> ROWS = List.of(
            row(
                    "let go, authorised",
                    Known.class,
                    PaymentShown.class,
                    (o, in) -> in.isAuthorised() && isLetGo(o, in),
                    (o, in) -> o),
            row(
                    "let go, canceled",
                    Known.class,
                    PaymentShown.class,
                    (o, in) -> isLetGo(o, in) && isOwnCanceled(o, in),
                    (o, in) -> o.with(o.payment().voided())),
            row(
                    "differs, told",
                    Known.class,
                    PaymentShown.class,
                    (o, in) -> in.isEvent() && differs(o, in),
                    PaymentRows::look),
            row(
                    "differs, authorised",
                    Known.class,
                    PaymentShown.class,
                    (o, in) -> in.isAuthorised() && differs(o, in),
                    (o, in) -> park(letGo(o, in), in)),
            row(
                    "differs, captured",
                    Known.class,
                    PaymentShown.class,
                    PaymentRows::differs,
                    (o, in) -> park(refund(o, in), in)),
            row(
                    "HELD, authorised",
                    Held.class,
                    PaymentShown.class,
                    (o, in) -> in.isAuthorised(),
                    (o, in) -> o.authorised(in.reading())),
            row(
                    "EXPIRED, authorised",
                    Expired.class,
                    PaymentShown.class,
                    (o, in) -> in.isAuthorised() && o.payment().voids().isEmpty(),
                    (o, in) -> o.authorised(in.reading().intentId())),
            row(
                    "another authorised",
                    Known.class,
                    PaymentShown.class,
                    (o, in) -> in.isAuthorised() && !isOwn(o, in),
                    PaymentRows::letGo),
            row(
                    "BOOKED, not captured yet",
                    Booked.class,
                    PaymentShown.class,
                    PaymentRows::isToCaptureAgain,
                    (o, in) -> o.capturingAgain(in.reading().intentId())),
            row(
                    "BOOKED, captured",
                    Booked.class,
                    PaymentShown.class,
                    (o, in) -> in.isCaptured() && isOwn(o, in),
                    (o, in) -> o.captured()),
            row(
                    "BOOKED, not capturable",
                    Booked.class,
                    PaymentShown.class,
                    PaymentRows::isLost,
                    (o, in) -> o.failed(in.at())),
            row(
                    "BOOKED, unknown",
                    Booked.class,
                    EffectUnknown.class,
                    (o, in) -> !isCapturing(o),
                    (o, in) -> o.unsure(in.at())),
            row(
                    "not due, told captured",
                    Known.class,
                    PaymentShown.class,
                    (o, in) -> in.isEvent() && isNotDue(o, in),
                    PaymentRows::look),
            row("not due, captured", Known.class, PaymentShown.class, PaymentRows::isNotDue, PaymentRows::refund),
            row(
                    "HELD, told that the page ended",
                    Held.class,
                    PaymentShown.class,
                    (o, in) -> in.isEvent() && isPageEnd(o, in),
                    (o, in) -> o.looking()),
            row("HELD, page ended", Held.class, PaymentShown.class, PaymentRows::isPageEnd, (o, in) -> o.closed()));

    private PaymentRows() {}

    private static boolean isLetGo(Known order, PaymentShown shown) {
        String intent = shown.reading().intent();
        return intent != null && order.payment().isLetGo(intent);
    }

    private static boolean isOwn(Known order, PaymentShown shown) {
        String intent = shown.reading().intent();
        return intent != null && order.payment().isPaidBy(intent);
    }

    private static boolean isOwnCanceled(Known order, PaymentShown shown) {
        return isOwn(order, shown) && shown.reading().status() == IntentStatus.CANCELED;
    }

    private static boolean differs(Known order, PaymentShown shown) {
        return (shown.isAuthorised() || shown.isCaptured())
                && !order.sale().costs(shown.reading().amount(), shown.reading().currency());
    }

    private static boolean isCapturing(Known order) {
        return order.payment().requests().has(PaymentRequest.Capture.class);
    }

    private static boolean isToCaptureAgain(Known order, PaymentShown shown) {
        return !shown.isEvent() && shown.isAuthorised() && isOwn(order, shown) && !isCapturing(order);
    }

    /** A reading from before the capture was asked for may be older than the payment: it does not count. */
    private static boolean isLost(Known order, PaymentShown shown) {
        return !shown.isEvent()
                && !isCapturing(order)
                && isOwn(order, shown)
                && (shown.reading().status() == IntentStatus.CANCELED
                        || shown.reading().status() == IntentStatus.INCOMPLETE && isOwnRequest(order, shown));
    }

    private static boolean isOwnRequest(Known order, PaymentShown shown) {
        return shown.requestId() != null && order.sale().isOwn(shown.requestId());
    }

    /**
     * Money was taken that this order does not owe: it asked for no booking, or another payment pays for it. While it is
     * AUTHORISED, BookHold decides about its own payment: booked it is paid for, refused its void finds the money taken.
     */
    private static boolean isNotDue(Known order, PaymentShown shown) {
        boolean owes = order instanceof Paid || order instanceof Authorised;
        return shown.isCaptured() && !(owes && isOwn(order, shown));
    }

    private static boolean isPageEnd(Known order, PaymentShown shown) {
        Reading reading = shown.reading();
        return order.payment().isPage(reading.paymentId())
                && !reading.pageOpen()
                && !shown.isAuthorised()
                && !shown.isCaptured();
    }

    private static Known look(Known order, PaymentShown shown) {
        return order.with(
                order.payment().lookingAt(order.sale(), shown.reading().intentId()));
    }

    private static Known letGo(Known order, PaymentShown shown) {
        return order.with(order.payment().voiding(order.sale(), shown.reading().intentId()));
    }

    private static Known refund(Known order, PaymentShown shown) {
        String intent = shown.reading().intentId();
        String refundId = order.orderId() + "/all/" + intent;
        Refund refund = Refund.notDue(refundId, intent, shown.reading().amount(), shown.at());
        return order.with(order.payment().refunding(order.sale(), refund));
    }

    private static Known park(Known order, PaymentShown shown) {
        return order.with(order.payment().parked(ParkReason.AMOUNT_DIFFERS, shown.at()));
    }
}
