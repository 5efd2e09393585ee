package io.seatlog.ingest.sell;

import io.seatlog.id.OrderId;
import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.Doorman;
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
import io.seatlog.wire.ParkedAction;
import io.seatlog.wire.ParkedResolved;
import io.seatlog.wire.ResolveParked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** {@code POST /api/operations/parked/{orderId}/resolution}: a person has looked at an order that waited for one. */
public final class ParkedCalls {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final int NOTE_MAX = 500;

    private final Doorman doorman;
    private final SeatLog orders;

    public ParkedCalls(Doorman doorman, SeatLog orders) {
        this.doorman = doorman;
        this.orders = orders;
    }

    /** Its route. */
    public List<Route> routes() {
        return List.of(new Route(HttpMethod.POST, "/api/operations/parked/{orderId}/resolution", this::resolve));
    }

    /** What was decided, and why. */
    private record Resolution(ParkedAction action, String note) {}

    private Mono<Answer> resolve(ServerRequest request) {
        OrderId order = OrderDesk.order(request);
        return doorman.organizer(request.headers().asHttpHeaders())
                .then(RequestBodies.json(request.exchange().getRequest()))
                .map(ParkedCalls::read)
                .flatMap(resolution -> ask(order, resolution))
                .onErrorMap(SeatLog::isSilence, e -> new ProblemException(Problem.of(Reason.OVERLOADED)));
    }

    private Mono<Answer> ask(OrderId order, Resolution resolution) {
        String showtime = order.showtime().value();
        return Mono.fromFuture(() -> orders.ask(
                        showtime,
                        (id, replyTo) -> new ResolveParked(
                                showtime, id, replyTo, order.toString(), resolution.action(), resolution.note()),
                        ANSWER_WITHIN))
                .map(reply -> answer(order, reply));
    }

    private static Answer answer(OrderId order, SpecificRecord reply) {
        if (reply instanceof OrderCommandRefused refused) {
            return OrderDesk.told(Refusals.problem(refused), order);
        }
        if (!(reply instanceof ParkedResolved resolved)) {
            return OrderDesk.told(Problem.of(Reason.INTERNAL), order);
        }
        return Answer.json(200, json -> json.member("orderId", order.toString())
                .member("action", resolved.getAction().name())
                .member("now", Instant.now()));
    }

    private static Resolution read(byte[] body) {
        Faults faults = new Faults();
        @Nullable String[] read = new String[2];
        JsonCursor.read(body, faults, cursor -> {
            cursor.object(member -> {
                switch (member) {
                    case "action" -> read[0] = cursor.string(1, NOTE_MAX);
                    case "note" -> read[1] = cursor.text(0, NOTE_MAX);
                    default -> {
                        return false;
                    }
                }
                return true;
            });
            return read;
        });
        ParkedAction action = action(read[0], faults);
        faults.refuseIfAny();
        String note = read[1];
        return new Resolution(action, note == null ? "" : note);
    }

    private static ParkedAction action(@Nullable String name, Faults faults) {
        for (ParkedAction action : List.of(ParkedAction.RETRY, ParkedAction.PAID_OTHERWISE, ParkedAction.CLOSE)) {
            if (action.name().equals(name)) {
                return action;
            }
        }
        faults.add("/action", Fault.Kind.INVALID, "RETRY, PAID_OTHERWISE or CLOSE is expected");
        return ParkedAction.UNKNOWN;
    }
}
