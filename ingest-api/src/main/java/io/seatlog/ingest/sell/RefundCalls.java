package io.seatlog.ingest.sell;

import io.seatlog.id.OrderId;
import io.seatlog.id.TicketId;
import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.Customer;
import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.edge.JsonCursor;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.ingest.edge.RequestBodies;
import io.seatlog.ingest.edge.Route;
import io.seatlog.ingest.log.SeatLog;
import io.seatlog.reason.Reason;
import io.seatlog.wire.OrderCommandRefused;
import io.seatlog.wire.OrderRefund;
import io.seatlog.wire.RefundAccepted;
import io.seatlog.wire.RefundTickets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** {@code POST /api/orders/{orderId}/refunds}: tickets are given back, and the money for them. */
public final class RefundCalls {

    /** Longer than order-stream waits for an order that it does not know yet. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    private static final int TICKETS_MAX = 100;
    private static final int TICKET_LENGTH_MAX = OrderId.LENGTH_MAX + 5;

    private final OrderDesk desk;
    private final SeatLog orders;

    public RefundCalls(OrderDesk desk, SeatLog orders) {
        this.desk = desk;
        this.orders = orders;
    }

    /** Its route. */
    public List<Route> routes() {
        return List.of(new Route(HttpMethod.POST, "/api/orders/{orderId}/refunds", this::refund));
    }

    private Mono<Answer> refund(ServerRequest request) {
        OrderId order = OrderDesk.order(request);
        return desk.owned(request, order, owner -> {
            List<String> keys = request.headers().header(IdempotencyKey.HEADER);
            Problem fault = IdempotencyKey.fault(keys);
            if (fault != null) {
                throw new ProblemException(fault);
            }
            String key = keys.get(0);
            return RequestBodies.optionalJson(request.exchange().getRequest())
                    .map(RefundCalls::tickets)
                    .flatMap(tickets -> ask(order, owner, key, tickets));
        });
    }

    private Mono<Answer> ask(OrderId order, Customer owner, String key, List<String> tickets) {
        String showtime = order.showtime().value();
        return Mono.fromFuture(() -> orders.ask(
                        showtime,
                        (id, replyTo) -> RefundTickets.newBuilder()
                                .setShowtimeId(showtime)
                                .setCommandId(id)
                                .setReplyTo(replyTo)
                                .setOrderId(order.toString())
                                .setCustomer(
                                        owner.isOrganizer() ? null : owner.id().value())
                                .setRefundId(refundId(order, owner, key))
                                .setTickets(tickets)
                                .build(),
                        ANSWER_WITHIN))
                .map(reply -> answer(order, reply));
    }

    /** As an order's id comes from its request's key, so does a refund's: a retry through any instance is the same. */
    private static String refundId(OrderId order, Customer owner, String key) {
        return OrderId.of(owner.id(), order.showtime(), order + "\n" + key).suffix();
    }

    private static Answer answer(OrderId order, SpecificRecord reply) {
        if (reply instanceof OrderCommandRefused refused) {
            return OrderDesk.told(Refusals.problem(refused), order);
        }
        if (!(reply instanceof RefundAccepted accepted)) {
            return OrderDesk.told(Problem.of(Reason.INTERNAL), order);
        }
        OrderRefund refund = accepted.getRefund();
        Answer answer = Answer.json(202, json -> json.member("refundId", refund.getRefundId())
                        .member("orderId", order.toString())
                        .member(
                                "tickets",
                                refund.getLines().stream()
                                        .map(line -> new TicketId(order, line).toString())
                                        .toList())
                        .member("amount", refund.getAmount())
                        .member("currency", accepted.getCurrency())
                        .member("status", refund.getStatus().name())
                        .member("requestedAt", refund.getRequestedAt())
                        .member("now", Instant.now()))
                .with("Location", "/api/orders/" + order)
                .with("Retry-After", "1");
        return accepted.getReplayed() ? answer.with("Idempotent-Replayed", "true") : answer;
    }

    private static List<String> tickets(byte[] body) {
        Set<String> tickets = new LinkedHashSet<>();
        if (body.length == 0) {
            return List.of();
        }
        Faults faults = new Faults();
        JsonCursor.read(body, faults, cursor -> {
            cursor.object(member -> {
                if (!member.equals("tickets")) {
                    return false;
                }
                cursor.array(TICKETS_MAX, () -> ticket(cursor, tickets));
                if (tickets.isEmpty()) {
                    cursor.fault(Fault.Kind.REQUIRED, "Name a ticket, or leave the member out for all");
                }
                return true;
            });
            return tickets;
        });
        faults.refuseIfAny();
        return List.copyOf(tickets);
    }

    private static void ticket(JsonCursor cursor, Set<String> tickets) {
        String ticket = cursor.string(1, TICKET_LENGTH_MAX);
        if (ticket != null && !tickets.add(ticket)) {
            cursor.fault(Fault.Kind.REPEATED, "The ticket stands above");
        }
    }
}
