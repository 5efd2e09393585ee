package io.seatlog.query.catalogue;

import io.seatlog.query.body.Body;
import io.seatlog.query.body.Json;
import io.seatlog.query.http.Answers;
import io.seatlog.query.http.Cursor;
import io.seatlog.query.http.Page;
import io.seatlog.query.http.ProblemException;
import io.seatlog.reason.Reason;
import io.seatlog.wire.Event;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonGenerator;

/** Answers about events and plans. */
public final class CatalogueHandler {

    private final Catalogue catalogue;
    private final Plans plans;
    private final Cursor.Seal seal;

    public CatalogueHandler(Catalogue catalogue, Plans plans, Cursor.Seal seal) {
        this.catalogue = catalogue;
        this.plans = plans;
        this.seal = seal;
    }

    /** {@code GET /api/events}. */
    public Mono<ServerResponse> events(ServerRequest request) {
        Page page = Page.of(request, "events", seal);
        List<Catalogue.Entry> entries = catalogue.events().stream()
                .filter(entry -> page.reaches(cursor(entry)))
                .limit(page.limit() + 1L)
                .toList();
        return Answers.json(json ->
                page.write(json, entries, CatalogueHandler::cursor, (out, entry) -> members(out, entry.event()), seal));
    }

    /** {@code GET /api/events/{eventId}}. */
    public Mono<ServerResponse> event(ServerRequest request) {
        Event event = Answers.found(catalogue.event(request.pathVariable("eventId")), Reason.NOT_FOUND);
        return Answers.json(json -> members(json, event));
    }

    /** {@code GET /api/plans/{planId}}. */
    public Mono<ServerResponse> plan(ServerRequest request) {
        return forEver(request, plans.overview(request.pathVariable("planId")));
    }

    /** {@code GET /api/plans/{planId}/geometry}. */
    public Mono<ServerResponse> geometry(ServerRequest request) {
        return forEver(request, plans.geometry(request.pathVariable("planId")));
    }

    /** {@code GET /api/plans/{planId}/sections/{sectionId}}. */
    public Mono<ServerResponse> section(ServerRequest request) {
        return forEver(request, plans.section(request.pathVariable("planId"), request.pathVariable("sectionId")));
    }

    private static Mono<ServerResponse> forEver(ServerRequest request, CompletableFuture<Optional<Body>> making) {
        String etag = '"' + request.pathVariable("planId") + '"';
        // Shared by all who ask, so one who goes away must not cancel it.
        return Mono.fromFuture(() -> making, true)
                .flatMap(body -> Answers.versioned(
                        request,
                        body.orElseThrow(() -> new ProblemException(Reason.NOT_FOUND, "There is no such plan")),
                        etag,
                        Answers.FOR_EVER));
    }

    private static Cursor cursor(Catalogue.Entry entry) {
        return new Cursor(entry.changedAt().toEpochMilli(), entry.event().getEventId());
    }

    private static void members(JsonGenerator json, Event event) {
        json.writeStringProperty("eventId", event.getEventId());
        json.writeStringProperty("title", event.getTitle());
        Json.optional(json, "description", event.getDescription());
        Json.optional(json, "imageUrl", event.getImageUrl());
        Json.optional(json, "url", event.getUrl());
    }
}
