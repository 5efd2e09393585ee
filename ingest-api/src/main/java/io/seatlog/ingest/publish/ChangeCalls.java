package io.seatlog.ingest.publish;

import io.seatlog.id.SeatId;
import io.seatlog.id.ShowtimeId;
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
import io.seatlog.wire.BlockSeats;
import io.seatlog.wire.PauseSales;
import io.seatlog.wire.ResumeSales;
import io.seatlog.wire.SeatChoice;
import io.seatlog.wire.UnblockSeats;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Pausing and resuming sales, blocking and unblocking seats. */
final class ChangeCalls {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final int SEATS_MAX = 2_000;
    private static final int REASON_MAX = 200;

    private final Doorman doorman;
    private final SeatLog log;

    ChangeCalls(Doorman doorman, SeatLog log) {
        this.doorman = doorman;
        this.log = log;
    }

    List<Route> routes() {
        String showtime = "/api/showtimes/{showtimeId}";
        return List.of(
                new Route(HttpMethod.POST, showtime + "/sales/pause", request -> sales(request, PauseSales::new)),
                new Route(HttpMethod.POST, showtime + "/sales/resume", request -> sales(request, ResumeSales::new)),
                new Route(HttpMethod.POST, showtime + "/seats/block", request -> seats(request, true)),
                new Route(HttpMethod.POST, showtime + "/seats/unblock", request -> seats(request, false)));
    }

    /** A command that says nothing but which showtime, and of what revision if that matters. */
    private interface Bare {
        SpecificRecord with(String showtime, String id, ByteBuffer replyTo, @Nullable Long revision);
    }

    private Mono<Answer> sales(ServerRequest request, Bare command) {
        String showtime = ShowtimeCalls.showtimeId(request).value();
        return doorman.organizer(request.headers().asHttpHeaders())
                .then(RequestBodies.raw(request.exchange().getRequest(), RequestBodies.BYTES_MAX))
                .then(Mono.defer(() -> {
                    Long revision = IfMatch.revision(request);
                    return ask(showtime, (id, replyTo) -> command.with(showtime, id, replyTo, revision));
                }));
    }

    private Mono<Answer> seats(ServerRequest request, boolean block) {
        ShowtimeId showtime = ShowtimeCalls.showtimeId(request);
        return doorman.organizer(request.headers().asHttpHeaders())
                .then(RequestBodies.json(request.exchange().getRequest()))
                .map(ChangeCalls::read)
                .flatMap(list -> ask(showtime.value(), list.command(showtime.value(), block)));
    }

    private Mono<Answer> ask(String showtime, SeatLog.Command command) {
        return Mono.fromFuture(() -> log.ask(showtime, command, ANSWER_WITHIN))
                .onErrorMap(SeatLog::isSilence, e -> new ProblemException(Problem.of(Reason.OVERLOADED)))
                .map(reply -> ShowtimeAnswers.changed(showtime, reply));
    }

    /** Seats to block or unblock, and why. */
    private record SeatList(List<SeatChoice> seats, String reason) {

        SeatLog.Command command(String showtime, boolean block) {
            return (id, replyTo) -> block
                    ? new BlockSeats(showtime, id, replyTo, seats, reason)
                    : new UnblockSeats(showtime, id, replyTo, seats, reason);
        }
    }

    private static SeatList read(byte[] body) {
        Faults faults = new Faults();
        Set<String> seats = new LinkedHashSet<>();
        @Nullable String[] reason = new String[1];
        JsonCursor.read(body, faults, cursor -> {
            cursor.object(member -> {
                switch (member) {
                    case "seats" -> cursor.array(SEATS_MAX, () -> seat(cursor, seats));
                    case "reason" -> reason[0] = cursor.string(0, REASON_MAX);
                    default -> {
                        return false;
                    }
                }
                return true;
            });
            return seats;
        });
        if (faults.isEmpty() && seats.isEmpty()) {
            faults.add("/seats", Fault.Kind.REQUIRED, "At least one seat is to be named");
        }
        faults.refuseIfAny();
        String why = reason[0];
        return new SeatList(seats.stream().map(SeatChoice::new).toList(), why == null ? "" : why);
    }

    private static void seat(JsonCursor cursor, Set<String> seats) {
        String seat = cursor.string(1, SeatId.LENGTH_MAX);
        if (seat != null && !seats.add(seat)) {
            cursor.fault(Fault.Kind.REPEATED, "The seat stands above");
        }
    }
}
