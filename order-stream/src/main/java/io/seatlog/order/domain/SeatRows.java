package io.seatlog.order.domain;

import static io.seatlog.order.domain.Row.row;

import io.seatlog.order.domain.Input.BookAnswered;
import io.seatlog.order.domain.Input.SeatsBooked;
import io.seatlog.order.domain.Input.SeatsReleased;
import io.seatlog.order.domain.Input.ShowtimeCancelled;
import java.util.List;

/** Rows on what the seat log says. */
final class SeatRows {

    static final List<Row> ROWS = List.of(
            row("HELD, cancelled", Held.class, SeatsReleased.class, SeatRows::isCancelled, (o, in) -> o.cancelled()),
            row("HELD, expired", Held.class, SeatsReleased.class, SeatRows::isExpired, (o, in) -> o.expired()),
            row("HELD, booked", Held.class, SeatsBooked.class, SeatRows::isOthers, (o, in) -> o.bookedElsewhere()),
            row(
                    "EXPIRED, booked",
                    Expired.class,
                    SeatsBooked.class,
                    SeatRows::isOthers,
                    (o, in) -> o.bookedElsewhere()),
            row(
                    "AUTHORISED, booked by others",
                    Authorised.class,
                    SeatsBooked.class,
                    SeatRows::isOthers,
                    (o, in) -> o.bookedElsewhere()),
            row(
                    "EXPIRED, cancelled",
                    Expired.class,
                    SeatsReleased.class,
                    SeatRows::isCancelled,
                    (o, in) -> o.cancelled()),
            row(
                    "AUTHORISED, cancelled",
                    Authorised.class,
                    SeatsReleased.class,
                    SeatRows::isCancelled,
                    (o, in) -> o.cancelled()),
            row("AUTHORISED, booked", Authorised.class, SeatsBooked.class, SeatRows::isOurs, (o, in) -> o.withFact()),
            row(
                    "AUTHORISED, accepted",
                    Authorised.class,
                    BookAnswered.class,
                    SeatRows::isYes,
                    (o, in) -> o.withAnswer()),
            row(
                    "AUTHORISED, called off",
                    Authorised.class,
                    BookAnswered.class,
                    SeatRows::isCalledOff,
                    (o, in) -> o.cancelled()),
            row("AUTHORISED, refused", Authorised.class, BookAnswered.class, SeatRows::isNo, (o, in) -> o.refused()),
            row(
                    "ended, booked by us",
                    Known.class,
                    SeatsBooked.class,
                    SeatRows::isToReturn,
                    (o, in) -> o.with(o.seats().returning())),
            row(
                    "showtime called off",
                    Known.class,
                    ShowtimeCancelled.class,
                    (o, in) -> true,
                    (o, in) -> o.with(o.seats().called())));

    private SeatRows() {}

    private static boolean isCancelled(Known order, SeatsReleased fact) {
        return fact.cause() == ReleaseCause.CANCELLED;
    }

    private static boolean isExpired(Known order, SeatsReleased fact) {
        return fact.cause() == ReleaseCause.EXPIRED;
    }

    private static boolean isOurs(Known order, SeatsBooked fact) {
        return order.sale().isOwn(fact.commandId());
    }

    private static boolean isOthers(Known order, SeatsBooked fact) {
        return !isOurs(order, fact);
    }

    /** Only the first answer counts: a copy of the command may be answered otherwise. */
    private static boolean isFirst(Known order, BookAnswered answer) {
        return answer.commandId().equals(order.sale().bookCommandId())
                && !order.seats().accepted();
    }

    private static boolean isYes(Known order, BookAnswered answer) {
        return isFirst(order, answer) && answer.refusal() == null;
    }

    private static boolean isCalledOff(Known order, BookAnswered answer) {
        return isFirst(order, answer) && answer.refusal() == BookRefusal.CANCELLED;
    }

    private static boolean isNo(Known order, BookAnswered answer) {
        return isFirst(order, answer) && answer.refusal() == BookRefusal.GONE;
    }

    private static boolean isToReturn(Known order, SeatsBooked fact) {
        return order.isEnded() && isOurs(order, fact) && !order.seats().booked();
    }
}
