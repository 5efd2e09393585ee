package io.seatlog.ingest.publish;

import io.seatlog.id.SectionId;
import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.Doorman;
import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.edge.JsonCursor;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.ingest.edge.RequestBodies;
import io.seatlog.ingest.edge.Route;
import io.seatlog.ingest.log.Catalogue;
import io.seatlog.ingest.log.CommandLog;
import io.seatlog.ingest.plan.PlanReader;
import io.seatlog.ingest.plan.SeatingPlan;
import io.seatlog.reason.Reason;
import io.seatlog.topic.Topics;
import io.seatlog.wire.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Events and plans: what showtimes refer to. */
final class CatalogueCalls {

    private static final int TITLE_MAX = 500;
    private static final int DESCRIPTION_MAX = 20_000;
    private static final int URL_MAX = 2_000;

    private final Doorman doorman;
    private final CommandLog log;
    private final Catalogue catalogue;
    private final Publisher publisher;
    private final Workshop work;

    CatalogueCalls(Doorman doorman, CommandLog log, Catalogue catalogue, Publisher publisher, Workshop work) {
        this.doorman = doorman;
        this.log = log;
        this.catalogue = catalogue;
        this.publisher = publisher;
        this.work = work;
    }

    List<Route> routes() {
        return List.of(
                new Route(HttpMethod.PUT, "/api/events/{eventId}", this::putEvent),
                new Route(HttpMethod.POST, "/api/plans", this::postPlan));
    }

    private Mono<Answer> putEvent(ServerRequest request) {
        String id = request.pathVariable("eventId");
        if (!SectionId.isValid(id)) {
            return Mono.error(new ProblemException(
                    Problem.of(Reason.REQUEST_INVALID, "An event id is 1 to 64 characters of A-Z, a-z, 0-9, . _ -")));
        }
        return doorman.organizer(request.headers().asHttpHeaders())
                .then(RequestBodies.json(request.exchange().getRequest()))
                .flatMap(body -> work.run(() -> write(event(id, body))));
    }

    private Answer write(Event event) {
        String key = Catalogue.event(event.getEventId());
        int status = catalogue.has(key) ? 200 : 201;
        log.write(Topics.CATALOGUE, key, event).join();
        String location = "/api/events/" + event.getEventId();
        return Answer.json(status, json -> json.member("eventId", event.getEventId())
                        .member("title", event.getTitle()))
                .with("Location", location);
    }

    private static Event event(String id, byte[] body) {
        Faults faults = new Faults();
        Event.Builder event = JsonCursor.read(body, faults, cursor -> {
            Event.Builder read = Event.newBuilder().setEventId(id);
            cursor.object(member -> eventMember(read, member, cursor));
            return read;
        });
        if (!event.hasTitle() && faults.isEmpty()) {
            faults.add("/title", Fault.Kind.REQUIRED, "An event needs a title");
        }
        faults.refuseIfAny();
        return event.build();
    }

    private static boolean eventMember(Event.Builder event, String member, JsonCursor cursor) {
        switch (member) {
            case "title" -> {
                String title = cursor.string(1, TITLE_MAX);
                if (title != null) {
                    event.setTitle(title);
                }
            }
            case "description" -> event.setDescription(cursor.isNull() ? null : cursor.text(0, DESCRIPTION_MAX));
            case "imageUrl" -> event.setImageUrl(url(cursor));
            case "url" -> event.setUrl(url(cursor));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Pages link to it, so it must not be a script. */
    private static @Nullable String url(JsonCursor cursor) {
        String url = cursor.isNull() ? null : cursor.string(1, URL_MAX);
        if (url != null && !url.startsWith("https://") && !url.startsWith("http://")) {
            cursor.fault(Fault.Kind.INVALID, "A URL begins with https://");
        }
        return url;
    }

    private Mono<Answer> postPlan(ServerRequest request) {
        return doorman.organizer(request.headers().asHttpHeaders())
                .then(RequestBodies.plan(request.exchange().getRequest()))
                .flatMap(body -> work.run(() -> write(plan(body))));
    }

    private static SeatingPlan plan(byte[] body) {
        Faults faults = new Faults();
        Read read = JsonCursor.read(body, faults, cursor -> new Read(PlanReader.read(cursor)));
        SeatingPlan plan = read.plan;
        if (plan == null || !faults.isEmpty()) {
            throw new ProblemException(Problem.of(faults));
        }
        return plan;
    }

    /** A plan, or none because it has faults. */
    private record Read(@Nullable SeatingPlan plan) {}

    private Answer write(SeatingPlan plan) {
        String planId = plan.planId();
        int status = catalogue.has(Catalogue.plan(planId)) ? 200 : 201;
        publisher.writePlan(plan, planId);
        return Answer.json(status, json -> json.member("planId", planId)).with("Location", "/api/plans/" + planId);
    }
}
