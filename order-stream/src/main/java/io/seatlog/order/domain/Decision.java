package io.seatlog.order.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes of an input.
 *
 * @param order   as it now stands; none: nothing is to be remembered
 * @param changed whether it stands otherwise than before
 */
public record Decision(
        @Nullable Order order,
        boolean changed,
        List<SeatRequest> seatRequests,
        List<PaymentRequest> paymentRequests,
        List<Reply> replies) {

    /** What an order asks for is what its state says is asked for and the state before did not. */
    static Decision between(@Nullable Order before, Known after, List<Reply> replies) {
        List<SeatRequest> seats = new ArrayList<>();
        SeatProgress known = before instanceof Known k ? k.seats() : SeatProgress.held(0);
        Sale sale = after.sale();
        if (after.seats().bookAsked() && !known.bookAsked()) {
            seats.add(new SeatRequest.BookHold(sale.bookCommandId(), sale.orderId()));
        }
        if (after.seats().returnAsked() && !known.returnAsked()) {
            seats.add(new SeatRequest.ReturnSeats(sale.returnCommandId(), sale.orderId(), List.of()));
        }
        List<Refund> refundsBefore =
                before instanceof Known k ? k.payment().back().refunds() : List.of();
        after.payment().back().refunds().stream()
                .skip(refundsBefore.size())
                .filter(Refund::isForTickets)
                .forEach(refund -> seats.add(new SeatRequest.ReturnSeats(
                        sale.returnCommandId(refund.refundId()),
                        sale.orderId(),
                        refund.lines().stream()
                                .map(line -> sale.seat(line).id())
                                .toList())));
        PaymentRequest next = after.payment().requests().underWay();
        PaymentRequest last = before instanceof Known k ? k.payment().requests().underWay() : null;
        boolean sends = next != null && !next.equals(last);
        return new Decision(after, !after.equals(before), seats, sends ? List.of(next) : List.of(), replies);
    }

    static Decision awaiting(@Nullable Order before, @Nullable Awaited after, List<Reply> replies) {
        boolean changed = after == null ? before != null : !after.equals(before);
        return new Decision(after, changed, List.of(), List.of(), replies);
    }
}
