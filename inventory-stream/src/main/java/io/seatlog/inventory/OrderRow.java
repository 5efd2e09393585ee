package io.seatlog.inventory;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.inventory.domain.Order;
import io.seatlog.inventory.domain.Order.OrderSeat;
import io.seatlog.inventory.domain.OrderState;
import io.seatlog.inventory.domain.Price;
import io.seatlog.inventory.domain.RequestDigest;
import io.seatlog.runtime.streams.BrokenInvariantException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The row of an order in store {@code holds}. Its id is its key; prices stand once, however many seats have them. */
final class OrderRow {

    private static final int VERSION = 1;
    private static final int EXPECTED_BYTES = 160;
    private static final int RETURNED = 0x80;

    /** Bytes of states; never renumbered. */
    private static final List<OrderState> STATES =
            List.of(OrderState.HELD, OrderState.BOOKED, OrderState.EXPIRED, OrderState.CANCELLED, OrderState.RETURNED);

    private OrderRow() {}

    static byte[] encode(Order order) {
        RowWriter row = new RowWriter(EXPECTED_BYTES, VERSION);
        row.put(STATES.indexOf(order.state()));
        row.putText(order.customer().value());
        row.putLong(order.request().high());
        row.putLong(order.request().low());
        row.putTime(order.heldAt());
        row.putTime(order.deadline());
        row.putLong(order.heldNumber());
        row.putLong(order.heldOffset());
        row.putLong(order.decidedNumber());
        row.putLong(order.returnedNumber());
        List<Price> prices = new ArrayList<>(2);
        for (OrderSeat seat : order.seats()) {
            if (!prices.contains(seat.price())) {
                prices.add(seat.price());
            }
        }
        row.put(prices.size());
        prices.forEach(price -> Values.put(row, price));
        row.put(order.seats().size());
        for (OrderSeat seat : order.seats()) {
            row.putInt(seat.place());
            row.put(prices.indexOf(seat.price()) | (seat.returned() ? RETURNED : 0));
        }
        return row.toBytes();
    }

    static Order decode(OrderId id, byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        OrderState state = Values.constant(STATES, row.get());
        CustomerId customer = new CustomerId(row.getText());
        RequestDigest request = new RequestDigest(row.getLong(), row.getLong());
        Instant heldAt = row.getTime();
        Instant deadline = row.getTime();
        long heldNumber = row.getLong();
        long heldOffset = row.getLong();
        long decidedNumber = row.getLong();
        long returnedNumber = row.getLong();
        List<Price> prices = new ArrayList<>(2);
        for (int n = row.get(); n > 0; n--) {
            prices.add(Values.price(row));
        }
        List<OrderSeat> seats = new ArrayList<>();
        for (int n = row.get(); n > 0; n--) {
            int place = row.getInt();
            int price = row.get();
            if ((price & ~RETURNED) >= prices.size()) {
                throw new BrokenInvariantException("An order's seat has no price");
            }
            seats.add(new OrderSeat(place, prices.get(price & ~RETURNED), (price & RETURNED) != 0));
        }
        return new Order(
                id,
                customer,
                request,
                state,
                seats,
                heldAt,
                deadline,
                heldNumber,
                heldOffset,
                decidedNumber,
                returnedNumber);
    }
}
