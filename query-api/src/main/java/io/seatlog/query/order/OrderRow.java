package io.seatlog.query.order;

import io.seatlog.wire.Order;
import io.seatlog.wire.OrderStatus;
import io.seatlog.wire.OrderTicket;
import io.seatlog.wire.Price;
import io.seatlog.wire.SoldSeat;
import io.seatlog.wire.TicketStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An order as the list of its showtime has it: whose it is, where it stands, what its seats that were not given back
 * amount to by category.
 *
 * <pre>
 *   1 byte version (2), 1 byte status, 8 bytes offset, 8 bytes revision, 1 byte at door, customer,
 *   2 bytes categories, each: name, 4 bytes seats, 8 bytes gross, fees, tax
 * </pre>
 *
 * Version 1 has nothing between status and customer.
 *
 * @param mark where in its partition of `orders` it stands as it is now, and whether the door must know of it
 */
record OrderRow(OrderStatus status, DoorMark mark, String customer, List<Amount> amounts) {

    private static final int VERSION = 2;

    /** The codes that rows are stored with: a place in this list, which only grows. */
    private static final List<OrderStatus> CODES = List.of(
            OrderStatus.UNKNOWN,
            OrderStatus.HELD,
            OrderStatus.AUTHORISED,
            OrderStatus.BOOKED,
            OrderStatus.PAID,
            OrderStatus.PARTLY_REFUNDED,
            OrderStatus.REFUNDED,
            OrderStatus.EXPIRED,
            OrderStatus.CANCELLED,
            OrderStatus.FAILED);

    /** What an order's seats of one category amount to, in minor units. Fees and tax are inside gross. */
    record Amount(String category, int seats, long gross, long fees, long tax) {

        Amount plus(Amount other) {
            return new Amount(category, seats + other.seats, gross + other.gross, fees + other.fees, tax + other.tax);
        }

        private static Amount of(SoldSeat seat) {
            Price price = seat.getPrice();
            return new Amount(seat.getCategory(), 1, price.getAmount(), price.getFee(), taxIn(price));
        }
    }

    OrderRow {
        amounts = List.copyOf(amounts);
    }

    /**
     * The row of an order.
     *
     * @param offset of its record in its partition
     */
    static OrderRow of(Order order, long offset) {
        Map<String, Amount> amounts = new TreeMap<>();
        Set<Integer> given = order.getTickets().stream()
                .filter(ticket -> ticket.getStatus() == TicketStatus.VOID)
                .map(OrderTicket::getLine)
                .collect(Collectors.toSet());
        int line = 0;
        for (SoldSeat seat : order.getSeats()) {
            if (!given.contains(++line)) {
                amounts.merge(seat.getCategory(), Amount.of(seat), Amount::plus);
            }
        }
        return new OrderRow(
                order.getStatus(),
                new DoorMark(offset, order.getRevision(), DoorMark.isAtDoor(order)),
                order.getCustomer(),
                List.copyOf(amounts.values()));
    }

    /** The tax inside a price, rounded half up: what the ticket shows. */
    static long taxIn(Price price) {
        long whole = 10_000L + price.getTaxRate();
        return (2 * price.getAmount() * price.getTaxRate() + whole) / (2 * whole);
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(CODES.indexOf(status));
            mark.write(out);
            out.writeUTF(customer);
            out.writeShort(amounts.size());
            for (Amount amount : amounts) {
                out.writeUTF(amount.category);
                out.writeInt(amount.seats);
                out.writeLong(amount.gross);
                out.writeLong(amount.fees);
                out.writeLong(amount.tax);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static OrderRow parse(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version < 1 || version > VERSION) {
                throw new IllegalArgumentException("Rows of version " + version + " are not known here");
            }
            OrderStatus status = CODES.get(in.readByte());
            DoorMark mark = version == 1 ? DoorMark.UNKNOWN : DoorMark.read(in);
            String customer = in.readUTF();
            int count = in.readShort();
            List<Amount> amounts = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                amounts.add(new Amount(in.readUTF(), in.readInt(), in.readLong(), in.readLong(), in.readLong()));
            }
            return new OrderRow(status, mark, customer, amounts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
