package io.seatlog.query.showtime;

import io.seatlog.query.body.Body;
import io.seatlog.query.body.Json;
import io.seatlog.query.catalogue.Catalogue;
import io.seatlog.query.catalogue.Seats;
import io.seatlog.query.http.Answers;
import io.seatlog.query.http.Cursor;
import io.seatlog.query.http.Page;
import io.seatlog.query.http.ProblemException;
import io.seatlog.query.view.SectionView;
import io.seatlog.query.view.ShowtimeJson;
import io.seatlog.query.view.ShowtimeView;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.reason.Reason;
import io.seatlog.sale.ShowtimeStatus;
import io.seatlog.wire.Showtime;
import io.seatlog.wire.ShowtimeTexts;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.core.JsonGenerator;

/** Answers about showtimes. */
public final class ShowtimeHandler {

    /** Above this many seats a script names the sections that it wants. */
    private static final int SEATS_AT_ONCE_MAX = 10_000;

    private final ShowtimeViews views;
    private final Arrivals arrivals;
    private final Catalogue catalogue;
    private final Seats seats;
    private final Cursor.Seal seal;
    private final Clock clock;
    private final Scheduler worker;

    public ShowtimeHandler(
            ShowtimeViews views, Catalogue catalogue, Seats seats, Cursor.Seal seal, Clock clock, Scheduler worker) {
        this.views = views;
        this.arrivals = new Arrivals(views);
        this.catalogue = catalogue;
        this.seats = seats;
        this.seal = seal;
        this.clock = clock;
        this.worker = worker;
    }

    /** {@code GET /api/showtimes?event=&from=&to=}. */
    public Mono<ServerResponse> showtimes(ServerRequest request) {
        Optional<String> event = request.queryParam("event");
        Optional<Instant> from = request.queryParam("from").map(ShowtimeHandler::time);
        Optional<Instant> to = request.queryParam("to").map(ShowtimeHandler::time);
        Page page = Page.of(request, "showtimes\n" + event + '\n' + from + '\n' + to, seal);
        Predicate<Showtime> wanted = showtime -> {
            Instant startsAt = showtime.getPolicy().getStartsAt();
            return from.map(time -> !startsAt.isBefore(time)).orElse(true)
                    && to.map(startsAt::isBefore).orElse(true)
                    && event.map(id -> isOf(showtime, id)).orElse(true);
        };
        List<Showtime> found = views.all().stream()
                .map(ShowtimeView::showtime)
                .filter(wanted)
                .filter(showtime -> page.reaches(cursor(showtime)))
                .sorted((a, b) -> cursor(a).compareTo(cursor(b)))
                .limit(page.limit() + 1L)
                .toList();
        Instant now = clock.instant();
        return Answers.json(json -> {
            page.write(json, found, ShowtimeHandler::cursor, (out, showtime) -> members(out, showtime, now), seal);
            Json.time(json, "now", now);
        });
    }

    /** {@code GET /api/showtimes/{showtimeId}}. Its ETag is the revision that PATCH wants, and no validator. */
    public Mono<ServerResponse> showtime(ServerRequest request) {
        String id = request.pathVariable("showtimeId");
        Instant now = clock.instant();
        Optional<ShowtimeView> view = views.view(id);
        if (view.isEmpty() && views.isDrafted(id)) {
            return Answers.json(json -> {
                json.writeStringProperty("showtimeId", id);
                json.writeStringProperty("status", ShowtimeStatus.DRAFT.name());
                Json.time(json, "now", now);
            });
        }
        Showtime showtime = Answers.found(view, Reason.SHOWTIME_UNKNOWN).showtime();
        // Never 304: the status changes with the clock alone. The framework compares what the answer itself names as
        // its tag.
        request.exchange().getResponse().getHeaders().setETag(Answers.etag(showtime.getRevision()));
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, Answers.NO_CACHE)
                .bodyValue(Json.object(json -> members(json, showtime, now)));
    }

    /** {@code GET /api/showtimes/{showtimeId}/availability}: what the front of the server does not answer itself. */
    public Mono<ServerResponse> availability(ServerRequest request) {
        return view(request)
                .flatMap(view ->
                        Answers.versioned(request, view.availability(), Answers.etag(view.version()), Answers.BRIEFLY));
    }

    /** {@code GET /api/showtimes/{showtimeId}/status?section=}. */
    public Mono<ServerResponse> status(ServerRequest request) {
        Optional<String> names = request.queryParam("section");
        return view(request).flatMap(view -> Mono.fromCallable(() ->
                        names.map(list -> view.status(sections(view, list))).orElseGet(view::status))
                .subscribeOn(worker)
                .flatMap(body -> Answers.versioned(request, body, Answers.etag(view.version()), Answers.BRIEFLY)));
    }

    /** {@code GET /api/showtimes/{showtimeId}/seats?section=}. */
    public Mono<ServerResponse> seats(ServerRequest request) {
        Optional<String> names = request.queryParam("section");
        return view(request).flatMap(view -> {
            if (names.isEmpty() && view.counts().capacity() > SEATS_AT_ONCE_MAX) {
                throw new ProblemException(Reason.SECTION_REQUIRED);
            }
            Collection<SectionView> chosen =
                    names.map(list -> sections(view, list)).orElseGet(view::sections);
            return Mono.fromCallable(() -> seats.body(view, chosen))
                    .subscribeOn(worker)
                    .flatMap(body -> Answers.versioned(request, arrived(body), etag(view), Answers.NO_CACHE));
        });
    }

    /** Prices change without the state of a seat. */
    private static String etag(ShowtimeView view) {
        return '"' + Long.toString(view.version()) + '.' + view.showtime().getRevision() + '"';
    }

    private Mono<ShowtimeView> view(ServerRequest request) {
        return arrivals.view(request.pathVariable("showtimeId"));
    }

    private static Collection<SectionView> sections(ShowtimeView view, String names) {
        Map<String, SectionView> chosen = new LinkedHashMap<>();
        for (String name : names.split(",")) {
            chosen.put(
                    name,
                    view.section(name)
                            .orElseThrow(() -> new ProblemException(
                                    Reason.SECTION_UNKNOWN, "The showtime has no section " + name)));
        }
        return chosen.values();
    }

    private static Body arrived(Optional<Body> body) {
        return body.orElseThrow(
                () -> new ProblemException(Reason.STARTING, "The showtime's plan is being read; try again shortly"));
    }

    private void members(JsonGenerator json, Showtime showtime, Instant now) {
        Optional<ShowtimeTexts> texts = catalogue.texts(showtime.getPolicy().getTexts());
        ShowtimeJson.members(
                json,
                showtime,
                texts.orElse(null),
                texts.flatMap(catalogue::title).orElse(null),
                now);
    }

    private boolean isOf(Showtime showtime, String eventId) {
        return catalogue
                .texts(showtime.getPolicy().getTexts())
                .map(words -> eventId.equals(words.getEventId()))
                .orElse(false);
    }

    private static Cursor cursor(Showtime showtime) {
        return new Cursor(showtime.getPolicy().getStartsAt().toEpochMilli(), showtime.getShowtimeId());
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new ProblemException(Reason.REQUEST_INVALID, "from and to are times as in RFC 3339");
        }
    }
}
