package io.seatlog.query.order;

import io.seatlog.wire.Order;
import io.seatlog.wire.SoldSeat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Orders as rows of RFC 4180. A spreadsheet takes no cell for a formula. */
final class Csv {

    private static final String LINE_END = "\r\n";

    static final String HEADER = row(
            "orderId",
            "reference",
            "status",
            "customer",
            "createdAt",
            "expiresAt",
            "seats",
            "quantity",
            "total",
            "currency",
            "payment");

    private Csv() {}

    static String row(Order order) {
        List<SoldSeat> seats = order.getSeats();
        return row(
                order.getOrderId(),
                OrderJson.reference(order),
                order.getStatus().name(),
                order.getCustomer(),
                order.getCreatedAt().toString(),
                order.getExpiresAt().toString(),
                seats.stream().map(SoldSeat::getId).collect(Collectors.joining(" ")),
                Integer.toString(seats.size()),
                Long.toString(order.getTotal()),
                order.getCurrency(),
                order.getPayment().getStatus().name());
    }

    static String row(String... cells) {
        return Stream.of(cells).map(Csv::cell).collect(Collectors.joining(",", "", LINE_END));
    }

    /** A cell that starts like a formula gets a leading apostrophe; tab and line ends hide such a start. */
    static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
