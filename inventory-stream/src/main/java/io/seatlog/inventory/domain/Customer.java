package io.seatlog.inventory.domain;

import io.seatlog.id.CustomerId;

/**
 * What counts against a customer's limit in one showtime.
 *
 * @param id       who
 * @param inUse    seats held and booked, over all orders
 * @param accepted orders ever accepted
 */
public record Customer(CustomerId id, int inUse, int accepted) {

    /** Somebody who never had an order accepted. */
    public static Customer unknown(CustomerId id) {
        return new Customer(id, 0, 0);
    }

    Customer plus(int seats, int orders) {
        if (inUse + seats < 0) {
            throw new BrokenInvariantException("A customer would use " + (inUse + seats) + " seats");
        }
        return new Customer(id, inUse + seats, accepted + orders);
    }
}
