package io.seatlog.order.domain;

import io.seatlog.id.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order whose seats were held. Each state exposes only its legal moves; OrderTable says when each is made. */
public sealed interface Known extends Order permits Held, Authorised, Booked, Paid, Expired, Cancelled, Failed {

    Sale sale();

    SeatProgress seats();

    Payment payment();

    /** PayOrders that are answered when the state can. */
    List<PayOrder> waiting();

    OrderStatus status();

    /** What a PayOrder hears in this state; none: it waits. */
    @Nullable
    Answer answer();

    /** Its tickets; none until it is paid. */
    default Tickets tickets() {
        return Tickets.NONE;
    }

    /** Whether the order came to nothing. */
    default boolean isEnded() {
        return this instanceof Expired || this instanceof Cancelled || this instanceof Failed;
    }

    /** The same state with other things known about it. */
    Known with(SeatProgress seats, Payment payment, List<PayOrder> waiting);

    @Override
    default OrderId orderId() {
        return sale().orderId();
    }

    @Override
    default @Nullable Instant wakeAt() {
        Instant look = payment().watch().lookAt();
        Instant refunds = payment().back().watch().lookAt();
        return look == null || refunds != null && refunds.isBefore(look) ? refunds : look;
    }

    default Known with(SeatProgress seats) {
        return with(seats, payment(), waiting());
    }

    default Known with(Payment payment) {
        return with(seats(), payment, waiting());
    }

    /** A PayOrder joins those that wait; one that waits already does so once. */
    default Known joinedBy(PayOrder command) {
        if (waiting().stream().anyMatch(other -> other.commandId().equals(command.commandId()))) {
            return this;
        }
        List<PayOrder> longer = new ArrayList<>(waiting());
        longer.add(command);
        return with(seats(), payment(), longer);
    }
}
