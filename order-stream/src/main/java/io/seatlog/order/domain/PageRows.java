package io.seatlog.order.domain;

import static io.seatlog.order.domain.Row.row;
import static io.seatlog.order.domain.Row.step;

import io.seatlog.order.domain.Input.PageOpened;
import io.seatlog.order.domain.Input.PageRefused;
import io.seatlog.order.domain.Input.Tick;
import java.util.List;

/** Rows on PayOrder, on the page to pay on, and on time. */
final class PageRows {

    static final List<Row> ROWS = List.of(
            step(
                    "PayOrder of somebody else",
                    Known.class,
                    PayOrder.class,
                    (o, in) -> !in.customer().equals(o.sale().customer()),
                    (o, in) -> Step.refusing(o, List.of(in), Refusal.ORDER_NOT_FOUND)),
            row("HELD, free", Held.class, PayOrder.class, PageRows::isFreeInTime, (o, in) -> o.free()
                    .joinedBy(in)),
            row("EXPIRED, free", Expired.class, PayOrder.class, PageRows::isFreeInTime, (o, in) -> o.free()
                    .joinedBy(in)),
            step(
                    "HELD, PayOrder too late",
                    Held.class,
                    PayOrder.class,
                    (o, in) -> !isInTime(o, in),
                    (o, in) -> Step.refusing(o, List.of(in), Refusal.ORDER_EXPIRED)),
            step(
                    "too many PayOrders",
                    Known.class,
                    PayOrder.class,
                    (o, in) -> o.waiting().size() >= Awaited.WAITING_MAX,
                    (o, in) -> Step.refusing(o, List.of(in), Refusal.PAYMENT_BUSY)),
            row(
                    "HELD, PayOrder",
                    Held.class,
                    PayOrder.class,
                    (o, in) -> o.payment().status() == PaymentStatus.NONE,
                    (o, in) -> o.opening(in).joinedBy(in)),
            row(
                    "HELD, open, PayOrder",
                    Held.class,
                    PayOrder.class,
                    (o, in) -> o.payment().page() != null,
                    (o, in) -> o.looking().joinedBy(in)),
            row("any, PayOrder", Known.class, PayOrder.class, (o, in) -> true, (o, in) -> o.joinedBy(in)),
            row(
                    "HELD, opened",
                    Held.class,
                    PageOpened.class,
                    (o, in) -> o.payment().status() == PaymentStatus.OPENING,
                    (o, in) -> o.opened(new Page(in.paymentId(), in.url()), in.at())),
            row(
                    "no longer HELD, opened",
                    Known.class,
                    PageOpened.class,
                    (o, in) -> !(o instanceof Held),
                    (o, in) -> o.with(o.payment().closing(o.sale(), in.paymentId()))),
            step(
                    "HELD, not opened",
                    Held.class,
                    PageRefused.class,
                    (o, in) -> true,
                    (o, in) -> Step.refusing(
                            o.closed().with(o.seats(), o.closed().payment(), List.of()), o.waiting(), in.reason())),
            row(
                    "HELD, a minute before the deadline",
                    Held.class,
                    Tick.class,
                    (o, in) -> isDue(o, in),
                    (o, in) -> o.lookingLast()),
            row("BOOKED, silence", Booked.class, Tick.class, (o, in) -> isDue(o, in), (o, in) -> o.looking()));

    private PageRows() {}

    private static boolean isInTime(Known order, PayOrder command) {
        return command.at().isBefore(order.sale().expiresAt());
    }

    /** By log time, so that it does not matter which of PayOrder and the end of the hold is read here first. */
    private static boolean isFreeInTime(Known order, PayOrder command) {
        return order.sale().isFree()
                && isInTime(order, command)
                && !order.seats().bookAsked();
    }

    private static boolean isDue(Known order, Tick tick) {
        return order.payment().watch().isDue(tick.at());
    }
}
