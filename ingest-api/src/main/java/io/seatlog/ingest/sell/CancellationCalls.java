package io.seatlog.ingest.sell;

import io.seatlog.id.ShowtimeId;
import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.Doorman;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.edge.JsonCursor;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.ingest.edge.RequestBodies;
import io.seatlog.ingest.edge.Route;
import io.seatlog.ingest.log.SaleViews;
import io.seatlog.ingest.log.SeatLog;
import io.seatlog.reason.Reason;
import io.seatlog.wire.CancelShowtime;
import io.seatlog.wire.CancellationEstimated;
import io.seatlog.wire.CommandAccepted;
import io.seatlog.wire.CommandRefused;
import io.seatlog.wire.EstimateCancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** {@code POST /api/showtimes/{showtimeId}/cancellation}: calls a showtime off, or says what that would give back. */
public final class CancellationCalls {

    /** A showtime of 100,000 orders is added up in about a second. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final Doorman doorman;
    private final SaleViews views;
    private final SeatLog seats;
    private final SeatLog orders;

    public CancellationCalls(Doorman doorman, SaleViews views, SeatLog seats, SeatLog orders) {
        this.doorman = doorman;
        this.views = views;
        this.seats = seats;
        this.orders = orders;
    }

    /** Its route. */
    public List<Route> routes() {
        return List.of(new Route(HttpMethod.POST, "/api/showtimes/{showtimeId}/cancellation", this::cancel));
    }

    private Mono<Answer> cancel(ServerRequest request) {
        String id = request.pathVariable("showtimeId");
        if (!ShowtimeId.isValid(id)) {
            throw new ProblemException(Problem.of(Reason.SHOWTIME_UNKNOWN));
        }
        return doorman.organizer(request.headers().asHttpHeaders())
                .then(RequestBodies.optionalJson(request.exchange().getRequest()))
                .map(CancellationCalls::isDryRun)
                .flatMap(dryRun -> dryRun ? estimate(id) : callOff(id))
                .onErrorMap(SeatLog::isSilence, e -> new ProblemException(Problem.of(Reason.OVERLOADED)));
    }

    private Mono<Answer> callOff(String showtime) {
        return Mono.fromFuture(() ->
                        seats.ask(showtime, (id, replyTo) -> new CancelShowtime(showtime, id, replyTo), ANSWER_WITHIN))
                .map(reply -> calledOff(showtime, reply));
    }

    private static Answer calledOff(String showtime, SpecificRecord reply) {
        String location = "/api/showtimes/" + showtime + "/cancellation";
        if (reply instanceof CommandRefused refused) {
            throw new ProblemException(Refusals.problem(refused));
        }
        if (!(reply instanceof CommandAccepted accepted)) {
            throw new ProblemException(Problem.of(Reason.INTERNAL));
        }
        return Answer.json(202, json -> json.member("showtimeId", showtime)
                        .member("status", "CANCELLED")
                        .member("revision", accepted.getRevision())
                        .member("now", Instant.now()))
                .with("Location", location)
                .with("Retry-After", "1");
    }

    private Mono<Answer> estimate(String showtime) {
        if (views.showtime(showtime).isEmpty()) {
            throw new ProblemException(Problem.of(Reason.SHOWTIME_UNKNOWN));
        }
        return Mono.fromFuture(() -> orders.ask(
                        showtime, (id, replyTo) -> new EstimateCancellation(showtime, id, replyTo), ANSWER_WITHIN))
                .map(reply -> estimated(showtime, reply));
    }

    private static Answer estimated(String showtime, SpecificRecord reply) {
        if (!(reply instanceof CancellationEstimated sum)) {
            throw new ProblemException(Problem.of(Reason.INTERNAL));
        }
        return Answer.json(200, json -> json.member("showtimeId", showtime)
                .member("orders", sum.getOrders())
                .member("tickets", sum.getTickets())
                .member("amount", sum.getAmount())
                .member("now", Instant.now()));
    }

    private static boolean isDryRun(byte[] body) {
        boolean[] dryRun = new boolean[1];
        if (body.length == 0) {
            return false;
        }
        Faults faults = new Faults();
        JsonCursor.read(body, faults, cursor -> {
            cursor.object(member -> {
                if (!member.equals("dryRun")) {
                    return false;
                }
                dryRun[0] = Boolean.TRUE.equals(cursor.bool());
                return true;
            });
            return dryRun;
        });
        faults.refuseIfAny();
        return dryRun[0];
    }
}
