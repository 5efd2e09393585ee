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
import io.seatlog.ingest.log.SeatLog;
import io.seatlog.reason.Reason;
import io.seatlog.wire.ChangeShowtime;
import io.seatlog.wire.Policy;
import io.seatlog.wire.Showtime;
import io.seatlog.wire.ShowtimeTexts;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** {@code PATCH /api/showtimes/{showtimeId}}: a merge patch over what is on sale, for later holds only. */
final class PatchCall {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final Set<String> FROZEN =
            Set.of("currency", "seatingPlan", "plan", "sections", "focalPoint", "blocked", "onlyIfNamed");

    private final Doorman doorman;
    private final Publisher publisher;
    private final PlanLibrary plans;
    private final SaleViews views;
    private final SeatLog log;
    private final ShowtimeReader.Rules rules;
    private final Workshop work;

    PatchCall(
            Doorman doorman,
            Publisher publisher,
            PlanLibrary plans,
            SaleViews views,
            SeatLog log,
            ShowtimeReader.Rules rules,
            Workshop work) {
        this.doorman = doorman;
        this.publisher = publisher;
        this.plans = plans;
        this.views = views;
        this.log = log;
        this.rules = rules;
        this.work = work;
    }

    List<Route> routes() {
        return List.of(new Route(HttpMethod.PATCH, "/api/showtimes/{showtimeId}", this::patch));
    }

    private Mono<Answer> patch(ServerRequest request) {
        ShowtimeId showtime = ShowtimeCalls.showtimeId(request);
        return doorman.organizer(request.headers().asHttpHeaders())
                .then(RequestBodies.patch(request.exchange().getRequest()))
                .flatMap(body -> work.run(() -> change(showtime.value(), IfMatch.revision(request), body)));
    }

    private Answer change(String showtimeId, @Nullable Long revision, byte[] body) {
        RevisedChange change =
                new RevisedChange(showtimeId, () -> views.showtime(showtimeId), (from, policy) -> log.ask(
                                showtimeId,
                                (id, replyTo) -> new ChangeShowtime(showtimeId, id, replyTo, from, policy),
                                ANSWER_WITHIN)
                        .join());
        return change.make(revision, showtime -> patched(showtime, body));
    }

    private Policy patched(Showtime showtime, byte[] body) {
        ShowtimeTexts texts = plans.texts(showtime.getPolicy().getTexts());
        if (texts == null) {
            throw new ProblemException(Problem.of(Reason.INTERNAL, "The texts of the showtime are missing"));
        }
        ShowtimeForm form = ShowtimeForm.of(showtime.getPolicy(), texts);
        Faults faults = new Faults();
        JsonCursor.read(body, faults, cursor -> {
            cursor.object(member -> member(form, member, cursor));
            return form;
        });
        if (faults.isEmpty()) {
            check(form, showtime, faults);
        }
        faults.refuseIfAny();
        Policy policy = form.policy();
        if (!policy.getTexts().equals(showtime.getPolicy().getTexts())) {
            publisher.writeTexts(form.texts(), policy.getTexts());
        }
        return policy;
    }

    private static boolean member(ShowtimeForm form, String member, JsonCursor cursor) {
        if (FROZEN.contains(member)) {
            cursor.fault(Fault.Kind.INVALID, "This is frozen once a showtime is open");
            cursor.skip();
            return true;
        }
        return form.read(member, cursor);
    }

    private void check(ShowtimeForm form, Showtime showtime, Faults faults) {
        Collection<String> categories = showtime.getSections().stream()
                .flatMap(section -> section.getCategories().stream())
                .collect(Collectors.toSet());
        form.check(categories, rules.amountMin(), faults);
        String event = form.eventId();
        if (event != null && !plans.hasEvent(event)) {
            faults.add("/eventId", Fault.Kind.NOT_FOUND, "There is no such event");
        }
    }
}
