package io.seatlog.inventory;

import io.seatlog.id.CustomerId;
import io.seatlog.inventory.domain.Customer;

/** The row of a customer in store {@code house}; its id is in its key. */
final class CustomerRow {

    private static final int VERSION = 1;
    private static final int BYTES = 9;

    private CustomerRow() {}

    static byte[] encode(Customer customer) {
        RowWriter row = new RowWriter(BYTES, VERSION);
        row.putInt(customer.inUse());
        row.putInt(customer.accepted());
        return row.toBytes();
    }

    static Customer decode(CustomerId id, byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Customer(id, row.getInt(), row.getInt());
    }
}
