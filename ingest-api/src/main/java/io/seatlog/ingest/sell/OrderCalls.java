package io.seatlog.ingest.sell;

import io.seatlog.id.OrderId;
import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.Customer;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.ingest.edge.RequestBodies;
import io.seatlog.ingest.edge.Route;
import io.seatlog.ingest.log.CommandLog;
import io.seatlog.ingest.log.SeatLog;
import io.seatlog.reason.Reason;
import io.seatlog.topic.Topics;
import io.seatlog.wire.CommandAccepted;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.OrderCommandRefused;
import io.seatlog.wire.PayOrder;
import io.seatlog.wire.PaymentNotNeeded;
import io.seatlog.wire.PaymentOpened;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** What an owner does with an order: lets it go, pays it. */
public final class OrderCalls {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    private final OrderDesk desk;
    private final HoldDesk holds;
    private final ReleaseCall release;
    private final SeatLog orders;
    private final CommandLog log;
    private final ReturnUrls returnUrls;

    public OrderCalls(
            OrderDesk desk, HoldDesk holds, SeatLog seats, SeatLog orders, CommandLog log, ReturnUrls returnUrls) {
        this.desk = desk;
        this.holds = holds;
        this.release = new ReleaseCall(seats, holds, ANSWER_WITHIN, ReleaseCall.ASK_AGAIN);
        this.orders = orders;
        this.log = log;
        this.returnUrls = returnUrls;
    }

    /** Their routes. */
    public List<Route> routes() {
        return List.of(
                new Route(HttpMethod.DELETE, "/api/orders/{orderId}", this::release),
                new Route(HttpMethod.POST, "/api/orders/{orderId}/payment", this::pay));
    }

    private Mono<Answer> release(ServerRequest request) {
        OrderId order = OrderDesk.order(request);
        return desk.owned(request, order, owner -> release.release(order, owner).map(reply -> released(order, reply)));
    }

    private static Answer released(OrderId order, SpecificRecord reply) {
        if (reply instanceof CommandRefused refused) {
            return OrderDesk.told(Refusals.problem(refused), order);
        }
        if (!(reply instanceof CommandAccepted)) {
            return OrderDesk.told(Problem.of(Reason.INTERNAL), order);
        }
        return Answer.json(200, json -> json.member("orderId", order.toString())
                .member("reference", order.reference())
                .member("showtimeId", order.showtime().value())
                .member("status", "CANCELLED")
                .member("now", Instant.now()));
    }

    private Mono<Answer> pay(ServerRequest request) {
        OrderId order = OrderDesk.order(request);
        return desk.owned(request, order, owner -> RequestBodies.optionalJson(
                        request.exchange().getRequest())
                .map(body -> PaymentForm.read(body, returnUrls))
                .flatMap(form -> keepContact(form, owner).then(Mono.defer(() -> pay(order, owner, form)))));
    }

    private Mono<Void> keepContact(PaymentForm form, Customer owner) {
        String customer = owner.id().value();
        return form.hasContact()
                ? Mono.fromFuture(() -> log.write(Topics.CONTACTS, customer, form.contact(customer)))
                : Mono.empty();
    }

    private Mono<Answer> pay(OrderId order, Customer owner, PaymentForm form) {
        String showtime = order.showtime().value();
        if (!holds.mayAsk(order.showtime())) {
            return Mono.error(new ProblemException(Problem.of(Reason.OVERLOADED)));
        }
        return Mono.fromFuture(() -> orders.ask(
                        showtime,
                        (id, replyTo) -> new PayOrder(
                                showtime,
                                id,
                                replyTo,
                                order.toString(),
                                owner.id().value(),
                                form.returnUrl(),
                                form.locale()),
                        ANSWER_WITHIN))
                .map(reply -> payment(order, reply));
    }

    private static Answer payment(OrderId order, SpecificRecord reply) {
        if (reply instanceof PaymentOpened opened) {
            return Answer.json(201, json -> json.member("paymentId", opened.getPaymentId())
                    .member("status", "OPEN")
                    .member("url", opened.getUrl())
                    .member("amount", opened.getAmount())
                    .member("currency", opened.getCurrency())
                    .member("expiresAt", opened.getDeadline())
                    .member("now", Instant.now()));
        } else if (reply instanceof PaymentNotNeeded) {
            return Answer.json(200, json -> json.member("status", "NOT_NEEDED").member("now", Instant.now()));
        } else if (reply instanceof OrderCommandRefused refused) {
            return OrderDesk.told(Refusals.problem(refused), order);
        }
        return OrderDesk.told(Problem.of(Reason.INTERNAL), order);
    }
}
