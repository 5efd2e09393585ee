package io.seatlog.query.order;

import io.seatlog.wire.Order;
import io.seatlog.wire.OrderTicket;
import io.seatlog.wire.TicketStatus;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What the row of an order tells of it to who looks for changes at the door.
 *
 * @param offset   where the order as it is now stands in its partition of `orders`; -1 if that is not known
 * @param revision the order's revision then
 * @param isAtDoor whether one of its tickets does not simply let somebody in
 */
record DoorMark(long offset, long revision, boolean isAtDoor) {

    /** Of a row that an earlier release wrote: look at the order. */
    static final DoorMark UNKNOWN = new DoorMark(-1, 0, true);

    /** Version and status come before it in a row. */
    private static final int AT = 2;

    static boolean isAtDoor(Order order) {
        return order.getTickets().stream().anyMatch(DoorMark::isAtDoor);
    }

    static boolean isAtDoor(OrderTicket ticket) {
        return ticket.getStatus() != TicketStatus.VALID
                || ticket.getIssue() > 1
                || !ticket.getConflicts().isEmpty();
    }

    /** The mark in a row's bytes, without reading the rest of it. */
    static DoorMark of(byte[] row) {
        if (row[0] == 1) {
            return UNKNOWN;
        }
        ByteBuffer mark = ByteBuffer.wrap(row).position(AT);
        return new DoorMark(mark.getLong(), mark.getLong(), mark.get() != 0);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(offset);
        out.writeLong(revision);
        out.writeBoolean(isAtDoor);
    }

    static DoorMark read(DataInput in) throws IOException {
        return new DoorMark(in.readLong(), in.readLong(), in.readBoolean());
    }
}
