package io.seatlog.query.feed;

import io.seatlog.query.http.Answers;
import io.seatlog.query.http.ProblemException;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.reason.Reason;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers the handshake of a feed. */
public final class FeedHandler {

    private final ShowtimeViews views;
    private final FeedHub hub;

    public FeedHandler(ShowtimeViews views, FeedHub hub) {
        this.views = views;
        this.hub = hub;
    }

    /** {@code WS /api/showtimes/{showtimeId}/feed?watch=}. */
    public Mono<ServerResponse> feed(ServerRequest request) {
        if (!views.isLive()) {
            throw new ProblemException(Reason.STARTING);
        }
        FeedRoom room = Answers.found(hub.room(request.pathVariable("showtimeId")), Reason.SHOWTIME_UNKNOWN);
        String upgrade = request.headers().firstHeader(HttpHeaders.UPGRADE);
        if (!"websocket".equalsIgnoreCase(upgrade)) {
            throw new ProblemException(Reason.REQUEST_INVALID, "This is a WebSocket: ask for an upgrade");
        }
        List<String> watched = request.queryParam("watch")
                .map(list -> List.of(list.split(",")))
                .orElse(List.of());
        if (watched.size() > FeedSession.WATCHED_MAX) {
            throw new ProblemException(
                    Reason.REQUEST_INVALID, "Up to " + FeedSession.WATCHED_MAX + " sections are watched at a time");
        }
        if (watched.stream().anyMatch(id -> room.latest().section(id).isEmpty())) {
            throw new ProblemException(Reason.SECTION_UNKNOWN);
        }
        if (!hub.hasRoom()) {
            throw new ProblemException(Reason.OVERLOADED, "There are too many feeds open; try again shortly");
        }
        return Mono.just(new FeedUpgrade(hub, room, watched));
    }
}
