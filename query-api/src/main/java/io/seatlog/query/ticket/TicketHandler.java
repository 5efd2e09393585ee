package io.seatlog.query.ticket;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.TicketId;
import io.seatlog.query.body.Json;
import io.seatlog.query.http.Answers;
import io.seatlog.query.http.Owner;
import io.seatlog.query.http.ProblemException;
import io.seatlog.query.order.OrderReads;
import io.seatlog.reason.Reason;
import io.seatlog.ticket.TicketKeys;
import io.seatlog.wire.Order;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Answers about the tickets of an order, to its owner, and about the keys that tickets are signed with, to everybody. */
public final class TicketHandler {

    private static final String BRIEFLY = "public, max-age=300";

    private final OrderReads orders;
    private final Owner owner;
    private final Tickets tickets;
    private final TicketKeys keys;
    private final Scheduler worker;

    TicketHandler(OrderReads orders, Owner owner, TicketKeys keys, Scheduler worker) {
        this.orders = orders;
        this.owner = owner;
        this.tickets = new Tickets(keys);
        this.keys = keys;
        this.worker = worker;
    }

    /** {@code GET /api/orders/{orderId}/tickets}. */
    public Mono<ServerResponse> tickets(ServerRequest request) {
        return order(request)
                .flatMap(order -> answer(
                        request,
                        order,
                        MediaType.APPLICATION_JSON,
                        () -> Json.object(json -> TicketJson.tickets(json, tickets.of(order)))));
    }

    /** {@code GET /api/orders/{orderId}/tickets/{ticketId}.png}. */
    public Mono<ServerResponse> picture(ServerRequest request) {
        String id = request.pathVariable("ticketId");
        return order(request).flatMap(order -> answer(request, order, MediaType.IMAGE_PNG, () -> picture(order, id)));
    }

    private byte[] picture(Order order, String id) {
        if (!TicketId.isValid(id) || !id.startsWith(order.getOrderId() + '-')) {
            throw new ProblemException(Reason.NOT_FOUND, "The order has no such ticket");
        }
        String token =
                tickets.of(order, TicketId.parse(id)).map(ShownTicket::token).orElse(null);
        if (token == null) {
            throw new ProblemException(Reason.NOT_FOUND, "The order has no such ticket, or it is void");
        }
        return QrImage.of(token).png();
    }

    /** {@code GET /api/tickets/keys}. */
    public Mono<ServerResponse> keys(ServerRequest request) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, BRIEFLY)
                .bodyValue(Json.object(json -> TicketJson.keys(json, keys)));
    }

    private Mono<Order> order(ServerRequest request) {
        String text = request.pathVariable("orderId");
        if (!OrderId.isValid(text)) {
            throw new ProblemException(Reason.ORDER_NOT_FOUND);
        }
        OrderId id = OrderId.parse(text);
        return owner.of(request, id).flatMap(customer -> known(customer, id));
    }

    private Mono<Order> known(CustomerId customer, OrderId id) {
        return orders.known(customer, id).map(found -> Answers.found(found, Reason.ORDER_NOT_FOUND));
    }

    /** Signing and drawing take longer than an event loop may. */
    private Mono<ServerResponse> answer(ServerRequest request, Order order, MediaType type, Callable<byte[]> body) {
        String etag = tickets.etag(order);
        List<String> ifNoneMatch = request.headers().header(HttpHeaders.IF_NONE_MATCH);
        ServerResponse.BodyBuilder answer = ServerResponse.status(Answers.matches(ifNoneMatch, etag) ? 304 : 200)
                .header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, Answers.PRIVATE);
        return Answers.matches(ifNoneMatch, etag)
                ? answer.build()
                : Mono.fromCallable(body).subscribeOn(worker).flatMap(bytes -> answer.contentType(type)
                        .bodyValue(bytes));
    }
}
