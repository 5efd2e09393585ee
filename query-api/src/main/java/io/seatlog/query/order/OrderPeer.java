package io.seatlog.query.order;

import io.seatlog.wire.Order;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** An instance that keeps some of the orders: this one, or another one over HTTP. */
interface OrderPeer {

    /** An order; answered when the condition is met, or its time is over. */
    Mono<Optional<Order>> order(String customer, String orderId, Until until);

    /** All orders of a customer. */
    Mono<List<Order>> ofCustomer(String customer);

    /** The next orders of a showtime in these partitions, newest first. */
    Mono<List<Order>> ofShowtime(Collection<Integer> partitions, ShowtimeQuestion question);

    /** Orders of a showtime in these partitions whose tickets have changed at the door. */
    Mono<DoorPage> door(Collection<Integer> partitions, DoorQuestion question);

    /** What the orders of a showtime in these partitions amount to. */
    Mono<SalesSums> sums(Collection<Integer> partitions, String showtimeId);
}
