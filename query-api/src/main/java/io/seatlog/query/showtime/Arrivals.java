package io.seatlog.query.showtime;

import io.seatlog.query.http.ProblemException;
import io.seatlog.query.view.ShowtimeView;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.reason.Reason;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Waits for a showtime that is just arriving: its organiser may have been told that it is on sale a moment before its
 * seats have come here.
 */
public final class Arrivals {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final int LOOKS_MAX = 40;

    private final ShowtimeViews views;

    public Arrivals(ShowtimeViews views) {
        this.views = views;
    }

    /** The showtime with all of its seats; fails with a problem if it is not there or does not come. */
    public Mono<ShowtimeView> view(String id) {
        Optional<ShowtimeView> here = complete(id);
        if (here.isPresent()) {
            return Mono.just(here.get());
        }
        if (!views.isLive()) {
            return Mono.error(new ProblemException(Reason.STARTING));
        }
        if (views.view(id).isEmpty() && !views.isDrafted(id)) {
            return Mono.error(new ProblemException(Reason.SHOWTIME_UNKNOWN));
        }
        return Flux.interval(LOOK_AGAIN)
                .take(LOOKS_MAX)
                .concatMap(look -> Mono.justOrEmpty(complete(id)))
                .next()
                .switchIfEmpty(Mono.error(() -> missing(id)));
    }

    private Optional<ShowtimeView> complete(String id) {
        return views.view(id).filter(ShowtimeView::isComplete);
    }

    private ProblemException missing(String id) {
        return views.view(id).isEmpty()
                ? new ProblemException(Reason.SHOWTIME_UNKNOWN)
                : new ProblemException(Reason.STARTING, "The showtime's seats are being read; try again shortly");
    }
}
