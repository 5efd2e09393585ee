package io.seatlog.query.order;

import io.seatlog.query.http.Cursor;
import io.seatlog.query.http.ProblemException;
import io.seatlog.reason.Reason;
import io.seatlog.wire.OrderStatus;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What other instances may ask this one: only about what is here, and only with the proof that they are instances. */
public final class InternalRoutes {

    private final LocalOrders local;
    private final Forwarding forwarding;

    InternalRoutes(LocalOrders local, Forwarding forwarding) {
        this.local = local;
        this.forwarding = forwarding;
    }

    /** The routes. To anybody else they do not exist. */
    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(Forwarding.ONE, answering(this::one))
                .GET(Forwarding.CUSTOMER, answering(request -> local.ofCustomer(text(request, "customer"))
                        .map(forwarding::write)))
                .GET(Forwarding.SHOWTIME, answering(this::showtime))
                .GET(Forwarding.SUMS, answering(request -> local.sums(
                                Forwarding.split(text(request, "partitions")), text(request, "showtime"))
                        .map(SalesSums::toBytes)))
                .GET(Forwarding.DOOR, answering(this::door))
                .filter((request, next) -> forwarding.isProof(request.headers().firstHeader(Forwarding.HEADER))
                        ? next.handle(request)
                        : Mono.error(new ProblemException(Reason.NOT_FOUND)))
                .build();
    }

    private Mono<byte[]> one(ServerRequest request) {
        Until until = new Until(
                Duration.ofMillis(Long.parseLong(text(request, "wait"))),
                request.queryParam("unlike").map(Long::valueOf).orElse(null));
        return local.order(text(request, "customer"), text(request, "order"), until)
                .map(order -> forwarding.write(order.stream().toList()));
    }

    private Mono<byte[]> showtime(ServerRequest request) {
        Cursor after = request.queryParam("at")
                .map(at -> new Cursor(Long.parseLong(at), text(request, "id")))
                .orElse(null);
        ShowtimeQuestion question = new ShowtimeQuestion(
                text(request, "showtime"),
                request.queryParam("status").map(OrderStatus::valueOf).orElse(null),
                after,
                Integer.parseInt(text(request, "limit")));
        return local.ofShowtime(Forwarding.split(text(request, "partitions")), question)
                .map(forwarding::write);
    }

    private Mono<byte[]> door(ServerRequest request) {
        DoorQuestion question = new DoorQuestion(text(request, "showtime"), DoorQuestion.split(text(request, "after")));
        return local.door(Forwarding.split(text(request, "partitions")), question)
                .map(forwarding::writeDoor);
    }

    private static HandlerFunction<ServerResponse> answering(Function<ServerRequest, Mono<byte[]>> asking) {
        return request -> asking.apply(request).flatMap(bytes -> ServerResponse.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .bodyValue(bytes));
    }

    private static String text(ServerRequest request, String name) {
        return request.queryParam(name).orElseThrow(() -> new ProblemException(Reason.NOT_FOUND));
    }
}
