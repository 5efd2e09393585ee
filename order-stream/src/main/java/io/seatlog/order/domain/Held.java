package io.seatlog.order.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Seats are held for the buyer until the deadline; a page to pay on may be open. */
public record Held(Sale sale, SeatProgress seats, Payment payment, List<PayOrder> waiting) implements Known {

    static final Duration LOOK_BEFORE = Duration.ofSeconds(60);

    public Held {
        waiting = List.copyOf(waiting);
    }

    @Override
    public OrderStatus status() {
        return OrderStatus.HELD;
    }

    @Override
    public @Nullable Answer answer() {
        Page page = payment.page();
        return page == null
                ? null
                : new Answer.Open(page.paymentId(), page.url(), sale.total(), sale.currency(), sale.expiresAt());
    }

    @Override
    public Held with(SeatProgress newSeats, Payment newPayment, List<PayOrder> newWaiting) {
        return new Held(sale, newSeats, newPayment, newWaiting);
    }

    Held opening(PayOrder command) {
        return new Held(sale, seats, payment.opening(sale, command), waiting);
    }

    /** The page is there; a minute before the deadline somebody looks whether it was used. */
    Held opened(Page page, Instant now) {
        Instant lookAt = sale.expiresAt().minus(LOOK_BEFORE);
        return new Held(sale, seats, payment.opened(page, lookAt.isAfter(now) ? lookAt : null), waiting);
    }

    /** Looks whether the page was used. */
    Held looking() {
        return new Held(sale, seats, payment.lookingAtPage(sale), waiting);
    }

    /** Looks for the last time before the deadline. */
    Held lookingLast() {
        Payment looked = payment.with(payment.watch().looked()).lookingAtPage(sale);
        return new Held(sale, seats, looked, waiting);
    }

    Held closed() {
        return new Held(sale, seats, payment.none(), waiting);
    }

    /** Who pays on an earlier page, of which it is heard only now, leaves the one that is open: it is closed. */
    Authorised authorised(Reading by) {
        Payment left = payment.mayBeOfEarlierPage(by) ? payment.closing(sale) : payment;
        return new Authorised(sale, seats.asked(), left.authorised(by.intentId()), waiting);
    }

    Authorised free() {
        return new Authorised(sale, seats.asked(), payment, waiting);
    }

    Expired expired() {
        return new Expired(sale, seats, payment.closing(sale), waiting);
    }

    Cancelled cancelled() {
        return new Cancelled(sale, seats, payment.closing(sale), waiting);
    }

    Paid bookedElsewhere() {
        return new Paid(sale, seats, payment.closing(sale), waiting);
    }
}
