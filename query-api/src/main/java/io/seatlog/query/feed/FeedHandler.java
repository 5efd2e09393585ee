package io.seatlog.query.feed;

import io.seatlog.query.http.Answers;
import io.seatlog.query.http.ProblemException;
import io.seatlog.query.showtime.Arrivals;
import io.seatlog.reason.Reason;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers the handshake of a feed. */
public final class FeedHandler {

    private final Arrivals arrivals;
    private final FeedHub hub;

    public FeedHandler(Arrivals arrivals, FeedHub hub) {
        this.arrivals = arrivals;
        this.hub = hub;
    }

    /** {@code WS /api/showtimes/{showtimeId}/feed?watch=}. */
    public Mono<ServerResponse> feed(ServerRequest request) {
        return arrivals.view(request.pathVariable("showtimeId")).map(view -> {
            if (!"websocket".equalsIgnoreCase(request.headers().firstHeader(HttpHeaders.UPGRADE))) {
                throw new ProblemException(Reason.REQUEST_INVALID, "This is a WebSocket: ask for an upgrade");
            }
            List<String> watched = request.queryParam("watch")
                    .map(list -> List.of(list.split(",")))
                    .orElse(List.of());
            if (watched.size() > FeedSession.WATCHED_MAX) {
                throw new ProblemException(
                        Reason.REQUEST_INVALID, "Up to " + FeedSession.WATCHED_MAX + " sections are watched at a time");
            }
            if (watched.stream().anyMatch(id -> view.section(id).isEmpty())) {
                throw new ProblemException(Reason.SECTION_UNKNOWN);
            }
            if (!hub.hasRoom()) {
                throw new ProblemException(Reason.OVERLOADED, "There are too many feeds open; try again shortly");
            }
            FeedRoom room = Answers.found(hub.room(view.id()), Reason.SHOWTIME_UNKNOWN);
            return new FeedUpgrade(hub, room, watched);
        });
    }
}
