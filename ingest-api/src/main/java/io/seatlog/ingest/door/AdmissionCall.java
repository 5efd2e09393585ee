package io.seatlog.ingest.door;

import io.micrometer.core.instrument.MeterRegistry;
import io.seatlog.ingest.door.ScanReader.Scans;
import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.Customer;
import io.seatlog.ingest.edge.Doorman;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.ingest.edge.RequestBodies;
import io.seatlog.ingest.edge.Route;
import io.seatlog.ingest.log.SeatLog;
import io.seatlog.ingest.sell.InFlight;
import io.seatlog.ticket.TicketCodec;
import io.seatlog.ticket.TicketKeys;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** {@code POST /api/tickets/admissions}: whether somebody may come in. */
public final class AdmissionCall implements AutoCloseable {

    private static final String PATH = "/api/tickets/admissions";

    /** 500 scans of half a kilobyte and more. */
    private static final int BYTES_MAX = 512 << 10;

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    private static final int THREADS = 2;
    private static final int QUEUE_MAX = 10_000;

    private final Doorman doorman;
    private final InFlight inFlight;
    private final Scheduler checking = Schedulers.newBoundedElastic(THREADS, QUEUE_MAX, "ingest-tickets", 60, true);
    private final Admissions admissions;
    private final AdmissionJson json = new AdmissionJson(PATH);
    private final MeterRegistry meters;

    public AdmissionCall(Doorman doorman, InFlight inFlight, TicketKeys keys, SeatLog orders, MeterRegistry meters) {
        this.doorman = doorman;
        this.inFlight = inFlight;
        this.admissions = new Admissions(new TicketCodec(keys), orders, checking, ANSWER_WITHIN);
        this.meters = meters;
    }

    /** Its route. */
    public List<Route> routes() {
        return List.of(new Route(HttpMethod.POST, PATH, this::admit));
    }

    private Mono<Answer> admit(ServerRequest request) {
        return doorman.doorkeeper(request.exchange().getRequest().getHeaders())
                .flatMap(keeper -> RequestBodies.json(request.exchange().getRequest(), BYTES_MAX)
                        .map(ScanReader::read)
                        .flatMap(scans -> counted(keeper, answer(scans))));
    }

    private Mono<Answer> counted(Customer keeper, Mono<Answer> answer) {
        return Mono.defer(() -> {
            Problem full = inFlight.enter(keeper.id());
            return full != null
                    ? Mono.error(new ProblemException(full))
                    : answer.doFinally(end -> inFlight.leave(keeper.id()));
        });
    }

    private Mono<Answer> answer(Scans scans) {
        return admissions.answer(scans.list()).map(answers -> {
            answers.forEach(answer -> meters.counter("seatlog.admissions", "outcome", answer.outcome())
                    .increment());
            return scans.isBatch()
                    ? json.all(scans.list(), answers)
                    : json.one(scans.list().get(0), answers.get(0));
        });
    }

    @Override
    public void close() {
        checking.dispose();
    }
}
