package io.seatlog.ingest.sell;

import io.seatlog.id.OrderId;
import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.Customer;
import io.seatlog.ingest.edge.Doorman;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.reason.Reason;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Where owners of orders are let in. */
public final class OrderDesk {

    private final Doorman doorman;
    private final InFlight inFlight;

    public OrderDesk(Doorman doorman, InFlight inFlight) {
        this.doorman = doorman;
        this.inFlight = inFlight;
    }

    /** Lets the order's owner in, and answers 202 if nobody says anything in time. */
    Mono<Answer> owned(ServerRequest request, OrderId order, Function<Customer, Mono<Answer>> call) {
        return doorman.owner(request.exchange().getRequest(), order).flatMap(owner -> {
            Problem full = inFlight.enter(owner.id());
            if (full != null) {
                return Mono.error(new ProblemException(full));
            }
            return call.apply(owner)
                    .onErrorResume(TimeoutException.class, e -> Mono.just(undecided(order)))
                    .onErrorMap(KafkaException.class, e -> new ProblemException(Problem.of(Reason.OVERLOADED)))
                    .doFinally(end -> inFlight.leave(owner.id()));
        });
    }

    private static Answer undecided(OrderId order) {
        return Answer.undecided("/api/orders/" + order, json -> json.member("orderId", order.toString()));
    }

    /** A refusal; of an order that may yet become known with the time to come again. */
    static Answer told(Problem problem, OrderId order) {
        Answer answer = Answer.problem(problem, "/api/orders/" + order);
        return problem.reason().status() == 404 ? answer.with("Retry-After", "1") : answer;
    }

    /** The order that a request is about. */
    static OrderId order(ServerRequest request) {
        String id = request.pathVariable("orderId");
        if (id.length() > OrderId.LENGTH_MAX || !OrderId.isValid(id)) {
            throw new ProblemException(Problem.of(Reason.ORDER_NOT_FOUND));
        }
        return OrderId.parse(id);
    }
}
