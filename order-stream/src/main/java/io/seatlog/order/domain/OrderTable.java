package io.seatlog.order.domain;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every move of an order, a row each; the first row that applies is taken, and what no row names changes nothing. So an
 * AUTHORISED order whose hold expires stays as it is (BookHold decides), and a declined attempt leaves a HELD one HELD
 * (the buyer may try again until the deadline).
 */
final class OrderTable {

    static final List<Row> ROWS = Stream.of(
                    SeatRows.ROWS,
                    PageRows.ROWS,
                    PaymentRows.ROWS,
                    RefundRows.ROWS,
                    RefundMoneyRows.ROWS,
                    DoorRows.ROWS,
                    ParkedRows.ROWS)
            .flatMap(List::stream)
            .toList();

    private OrderTable() {}
}
