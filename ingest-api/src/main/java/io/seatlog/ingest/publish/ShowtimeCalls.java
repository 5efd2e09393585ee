package io.seatlog.ingest.publish;

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
import io.seatlog.ingest.log.SaleViews;
import io.seatlog.ingest.plan.SeatingPlan;
import io.seatlog.reason.Reason;
import io.seatlog.wire.Showtime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** {@code PUT /api/showtimes/{showtimeId}}: publishing, and looking whether one could. */
final class ShowtimeCalls {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    private final Doorman doorman;
    private final Publisher publisher;
    private final PlanLibrary plans;
    private final SaleViews views;
    private final ShowtimeReader.Rules rules;
    private final Workshop work;

    ShowtimeCalls(
            Doorman doorman,
            Publisher publisher,
            PlanLibrary plans,
            SaleViews views,
            ShowtimeReader.Rules rules,
            Workshop work) {
        this.doorman = doorman;
        this.publisher = publisher;
        this.plans = plans;
        this.views = views;
        this.rules = rules;
        this.work = work;
    }

    List<Route> routes() {
        return List.of(new Route(HttpMethod.PUT, "/api/showtimes/{showtimeId}", this::put));
    }

    private Mono<Answer> put(ServerRequest request) {
        ShowtimeId showtime = showtimeId(request);
        boolean check = request.queryParam("check").filter("true"::equals).isPresent();
        return doorman.organizer(request.headers().asHttpHeaders())
                .then(RequestBodies.plan(request.exchange().getRequest()))
                .flatMap(body -> check ? work.run(() -> check(showtime, body)) : publish(showtime, body));
    }

    /** What takes longer than its client waits goes on; a client that goes away before the opening ends it. */
    private Mono<Answer> publish(ShowtimeId showtime, byte[] body) {
        AtomicBoolean abandoned = new AtomicBoolean();
        String location = "/api/showtimes/" + showtime;
        Answer later = Answer.undecided(
                location, json -> json.member("showtimeId", showtime.value()).member("status", "DRAFT"));
        return work.run(() -> publish(showtime, body, abandoned))
                .timeout(ANSWER_WITHIN, Mono.just(later))
                .doOnCancel(() -> abandoned.set(true));
    }

    private Answer publish(ShowtimeId showtime, byte[] body, AtomicBoolean abandoned) {
        Judged judged = judge(showtime, body);
        Draft draft = judged.draft;
        if (draft == null || !judged.faults.isEmpty()) {
            throw new ProblemException(Problem.of(judged.faults));
        }
        Optional<Showtime> open = views.showtime(showtime.value());
        return open.isPresent()
                ? ShowtimeAnswers.known(open.get(), draft, Instant.now())
                : ShowtimeAnswers.published(draft, publisher.publish(draft, abandoned::get), Instant.now());
    }

    private Answer check(ShowtimeId showtime, byte[] body) {
        Judged judged = judge(showtime, body);
        return ShowtimeAnswers.checked(judged.plan, judged.prices, judged.faults.list());
    }

    /**
     * What a body comes to.
     *
     * @param plan  the seats, if they could be read
     * @param draft null if something is wrong
     */
    private record Judged(
            Prices prices,
            @Nullable SeatingPlan plan,
            @Nullable Draft draft,
            Faults faults) {}

    /** Publishing and checking judge alike, so that one finds what the other refuses. */
    private Judged judge(ShowtimeId showtime, byte[] body) {
        Faults faults = new Faults();
        ShowtimeReader.Read read = JsonCursor.read(body, faults, cursor -> ShowtimeReader.read(cursor, faults));
        ShowtimeForm form = read.form();
        if (faults.has("")) {
            return new Judged(form.prices(), null, null, faults);
        }
        SeatingPlan plan = plan(read, faults);
        String event = form.eventId();
        if (event != null && !plans.hasEvent(event)) {
            faults.add("/eventId", Fault.Kind.NOT_FOUND, "There is no such event");
        }
        Draft draft = read.assembly().draft(showtime, form, plan, rules, faults);
        Showtime open = views.showtime(showtime.value()).orElse(null);
        if (draft != null && open != null && !draft.isOnSaleAs(open)) {
            faults.add("", Fault.Kind.SHOWTIME_EXISTS_DIFFERENT, Reason.SHOWTIME_EXISTS_DIFFERENT.title());
        }
        return new Judged(form.prices(), plan, draft, faults);
    }

    private @Nullable SeatingPlan plan(ShowtimeReader.Read read, Faults faults) {
        SeatingPlan named = null;
        String planId = read.planId();
        if (planId != null) {
            named = plans.find(planId);
            if (named == null) {
                faults.add("/plan", Fault.Kind.NOT_FOUND, "There is no such plan");
                return null;
            }
        }
        return read.assembly().join(named, faults);
    }

    static ShowtimeId showtimeId(ServerRequest request) {
        String id = request.pathVariable("showtimeId");
        if (!ShowtimeId.isValid(id)) {
            boolean made = HttpMethod.PUT.equals(request.method());
            throw new ProblemException(
                    made
                            ? Problem.of(
                                    Reason.REQUEST_INVALID,
                                    "A showtime id is 1 to 63 characters of a-z, 0-9 and -, not starting with -")
                            : Problem.of(Reason.SHOWTIME_UNKNOWN));
        }
        return new ShowtimeId(id);
    }
}
