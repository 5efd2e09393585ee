package io.seatlog.query.order;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.query.body.Json;
import io.seatlog.query.http.Answers;
import io.seatlog.query.http.Cursor;
import io.seatlog.query.http.Owner;
import io.seatlog.query.http.Page;
import io.seatlog.query.http.ProblemException;
import io.seatlog.reason.Reason;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers about a customer's own orders. */
public final class OrderHandler {

    private final OrderReads orders;
    private final Owner owner;
    private final OrderJson json;
    private final Cursor.Seal seal;
    private final Clock clock;

    OrderHandler(OrderReads orders, Owner owner, OrderJson json, Cursor.Seal seal, Clock clock) {
        this.orders = orders;
        this.owner = owner;
        this.json = json;
        this.seal = seal;
        this.clock = clock;
    }

    /** {@code GET /api/orders/{orderId}}. */
    public Mono<ServerResponse> order(ServerRequest request) {
        OrderId id = id(request.pathVariable("orderId"));
        List<String> prefer = request.headers().header("Prefer");
        List<String> ifNoneMatch = request.headers().header(HttpHeaders.IF_NONE_MATCH);
        return owner.of(request, id)
                .flatMap(customer ->
                        orders.order(customer.value(), id.toString(), Preferences.until(prefer, ifNoneMatch)))
                .flatMap(found -> answer(Answers.found(found, Reason.ORDER_NOT_FOUND), ifNoneMatch));
    }

    private Mono<ServerResponse> answer(Order order, List<String> ifNoneMatch) {
        String etag = Answers.etag(order.getRevision());
        if (Answers.matches(ifNoneMatch, etag)) {
            return ServerResponse.status(304)
                    .header(HttpHeaders.ETAG, etag)
                    .header(HttpHeaders.CACHE_CONTROL, Answers.PRIVATE)
                    .build();
        }
        Instant now = clock.instant();
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, Answers.PRIVATE)
                .bodyValue(Json.object(out -> json.owned(out, order, now)));
    }

    /** {@code GET /api/orders?showtime=&status=}. */
    public Mono<ServerResponse> orders(ServerRequest request) {
        return owner.ofToken(request).flatMap(customer -> list(request, customer));
    }

    private Mono<ServerResponse> list(ServerRequest request, CustomerId customer) {
        Optional<String> showtime = request.queryParam("showtime");
        Optional<OrderStatus> status = request.queryParam("status").map(OrderHandler::status);
        Page page = Page.of(request, "orders\n" + customer + '\n' + showtime + '\n' + status, seal);
        return orders.ofCustomer(customer.value()).flatMap(all -> {
            List<Order> found = all.stream()
                    .filter(order -> showtime.map(order.getShowtimeId()::equals).orElse(true))
                    .filter(order ->
                            status.map(wanted -> order.getStatus() == wanted).orElse(true))
                    .filter(order -> page.reaches(OrderReads.cursor(order)))
                    .limit(page.limit() + 1L)
                    .toList();
            Instant now = clock.instant();
            return ServerResponse.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(HttpHeaders.CACHE_CONTROL, Answers.PRIVATE)
                    .bodyValue(Json.object(out -> page.write(
                            out, found, OrderReads::cursor, (member, order) -> json.owned(member, order, now), seal)));
        });
    }

    static OrderStatus status(String text) {
        try {
            return OrderStatus.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Reason.REQUEST_INVALID, "There is no such status of an order");
        }
    }

    private static OrderId id(String text) {
        if (!OrderId.isValid(text)) {
            throw new ProblemException(Reason.ORDER_NOT_FOUND);
        }
        return OrderId.parse(text);
    }
}
