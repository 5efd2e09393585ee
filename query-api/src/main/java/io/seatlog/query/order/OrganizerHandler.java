package io.seatlog.query.order;

import io.seatlog.query.body.Json;
import io.seatlog.query.http.Answers;
import io.seatlog.query.http.Cursor;
import io.seatlog.query.http.Owner;
import io.seatlog.query.http.Page;
import io.seatlog.query.http.ProblemException;
import io.seatlog.query.view.ShowtimeView;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.reason.Reason;
import io.seatlog.wire.Order;
import io.seatlog.wire.OrderStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonGenerator;

/** Answers to organisers: how a sale goes, its orders, who holds what. */
public final class OrganizerHandler {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    /** Orders read at a time for a whole export. */
    private static final int EXPORT_STEP = 200;

    private final OrderReads orders;
    private final ShowtimeViews views;
    private final Owner owner;
    private final Cursor.Seal seal;
    private final Clock clock;

    OrganizerHandler(OrderReads orders, ShowtimeViews views, Owner owner, Cursor.Seal seal, Clock clock) {
        this.orders = orders;
        this.views = views;
        this.owner = owner;
        this.seal = seal;
        this.clock = clock;
    }

    /** {@code GET /api/showtimes/{showtimeId}/sales}. */
    public Mono<ServerResponse> sales(ServerRequest request) {
        return owner.organizer(request).flatMap(organizer -> {
            ShowtimeView view = Answers.found(views.view(showtime(request)), Reason.SHOWTIME_UNKNOWN);
            return orders.sums(view.id())
                    .flatMap(sums -> privately(Json.object(json -> Sales.members(json, view, sums))));
        });
    }

    /** {@code GET /api/showtimes/{showtimeId}/orders?status=&cursor=}; all of them at once as CSV. */
    public Mono<ServerResponse> orders(ServerRequest request) {
        OrderStatus status =
                request.queryParam("status").map(OrderHandler::status).orElse(null);
        List<MediaType> accepted = request.headers().accept();
        boolean csv = accepted.stream().anyMatch(type -> !type.isWildcardType() && type.isCompatibleWith(CSV));
        boolean json = accepted.isEmpty() || accepted.stream().anyMatch(MediaType.APPLICATION_JSON::isCompatibleWith);
        return owner.organizer(request).flatMap(organizer -> {
            if (csv) {
                return export(request, status);
            }
            if (!json) {
                throw new ProblemException(Reason.NOT_ACCEPTABLE, "Orders come as application/json or text/csv");
            }
            Instant now = clock.instant();
            return list(request, "orders", status, (out, order) -> OrderJson.sold(out, order, now));
        });
    }

    /** {@code GET /api/showtimes/{showtimeId}/holds}. */
    public Mono<ServerResponse> holds(ServerRequest request) {
        return owner.organizer(request).flatMap(organizer -> list(request, "holds", OrderStatus.HELD, OrderJson::held));
    }

    /** {@code GET /api/operations/parked}: orders of all showtimes that wait for a person, newest first. */
    public Mono<ServerResponse> parked(ServerRequest request) {
        Instant now = clock.instant();
        return owner.organizer(request)
                .flatMap(organizer -> list(
                        request,
                        ShowtimeOrderKey.PARKED,
                        "parked",
                        null,
                        (json, order) -> OrderJson.parked(json, order, now)));
    }

    /** {@code GET /api/showtimes/{showtimeId}/cancellation}: how far a showtime's orders have been given back. */
    public Mono<ServerResponse> cancellation(ServerRequest request) {
        return owner.organizer(request).flatMap(organizer -> {
            ShowtimeView view = Answers.found(views.view(showtime(request)), Reason.SHOWTIME_UNKNOWN);
            return all(view.id(), null)
                    .reduce(new CancellationProgress(), CancellationProgress::and)
                    .flatMap(progress -> privately(Json.object(json -> {
                        progress.members(json, view);
                        Json.time(json, "now", clock.instant());
                    })));
        });
    }

    private Flux<Order> all(String showtime, @Nullable OrderStatus status) {
        return page(showtime, status, null)
                .expand(last -> last.size() < EXPORT_STEP
                        ? Mono.empty()
                        : page(showtime, status, OrderReads.cursor(last.get(last.size() - 1))))
                .concatMapIterable(orders -> orders);
    }

    private Mono<ServerResponse> list(
            ServerRequest request,
            String what,
            @Nullable OrderStatus status,
            BiConsumer<JsonGenerator, Order> members) {
        return list(request, known(request), what, status, members);
    }

    private Mono<ServerResponse> list(
            ServerRequest request,
            String showtime,
            String what,
            @Nullable OrderStatus status,
            BiConsumer<JsonGenerator, Order> members) {
        Page page = Page.of(request, what + '\n' + showtime + '\n' + status, seal);
        ShowtimeQuestion question = new ShowtimeQuestion(showtime, status, page.after(), page.limit() + 1);
        return orders.ofShowtime(question)
                .flatMap(found -> privately(Json.object(json -> {
                    page.write(json, found, OrderReads::cursor, members, seal);
                    Json.time(json, "now", clock.instant());
                })));
    }

    private Mono<ServerResponse> export(ServerRequest request, @Nullable OrderStatus status) {
        String showtime = known(request);
        Flux<String> rows = all(showtime, status).map(Csv::row);
        return ServerResponse.ok()
                .contentType(CSV)
                .header(HttpHeaders.CACHE_CONTROL, Answers.PRIVATE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + showtime + "-orders.csv\"")
                .body(Flux.just(Csv.HEADER).concatWith(rows), String.class);
    }

    private Mono<List<Order>> page(String showtime, @Nullable OrderStatus status, @Nullable Cursor after) {
        return orders.ofShowtime(new ShowtimeQuestion(showtime, status, after, EXPORT_STEP));
    }

    private String known(ServerRequest request) {
        return Answers.found(
                Optional.of(showtime(request)).filter(id -> views.view(id).isPresent()), Reason.SHOWTIME_UNKNOWN);
    }

    private static String showtime(ServerRequest request) {
        return request.pathVariable("showtimeId");
    }

    private static Mono<ServerResponse> privately(byte[] body) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, Answers.PRIVATE)
                .bodyValue(body);
    }
}
