/**
 * The life of an order: from held seats to a paid order, or to nothing, with the money right in every case.
 *
 * <pre>
 *   seat-facts ------+                        +--> orders            (by customerId)
 *   seat-results ----+                        +--> order-replies
 *   order-commands --+--> decide-orders ------+--> seat-requests ----> SeatRelay ------> seat-commands
 *   payment-results -+  orders, deadlines,    +--> payment-requests -> PaymentWorker --> provider
 *          ^               walks            +--> dead letters              |
 *          +---------------------------------------------------------- outcomes
 * </pre>
 *
 * <p>Everything left of the arrows is keyed by showtimeId and co-partitioned; the task of a partition alone decides its
 * orders, exactly once ({@link io.seatlog.order.OrderTopology}). The store {@code orders} has an order by its id, the
 * store {@code deadlines} whom time will change, the store {@code walks} how far the orders of a showtime that is called
 * off have been told, or what that would give back has been added up. What leaves the exactly-once world does so in readers of committed
 * records: the relay writes to {@code seat-commands}, the worker talks to the provider. Both may repeat themselves: seat
 * commands carry their id, and calls to the provider an idempotency key.
 */
@NullMarked
package io.seatlog.order;

import org.jspecify.annotations.NullMarked;
