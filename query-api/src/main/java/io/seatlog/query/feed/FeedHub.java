package io.seatlog.query.feed;

import io.seatlog.query.view.ShowtimeView;
import io.seatlog.query.view.ShowtimeViews;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** All rooms of the feed. It also watches the clock, for sales open and close without any record saying so. */
public final class FeedHub implements ShowtimeViews.Listener, SmartLifecycle {

    /** Before the web server, so that clients hear why their connection ends. */
    private static final int PHASE = Integer.MAX_VALUE - 512;

    private static final long CLOCK_MS = 250;

    private final ShowtimeViews views;
    private final Clock clock;
    private final int connectionsMax;
    private final Map<String, FeedRoom> rooms = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private @Nullable ScheduledExecutorService ticker;

    public FeedHub(ShowtimeViews views, Clock clock, int connectionsMax) {
        this.views = views;
        this.clock = clock;
        this.connectionsMax = connectionsMax;
        views.listen(this);
    }

    /** Whether another connection may come. */
    public boolean hasRoom() {
        return connections.get() < connectionsMax;
    }

    /** Connections now open. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void changed(ShowtimeView view) {
        FeedRoom room = rooms.get(view.id());
        if (room != null && view.isComplete()) {
            room.publish(view, Sales.of(view.showtime(), clock.instant()));
        }
    }

    @Override
    public void removed(String showtimeId) {
        FeedRoom room = rooms.remove(showtimeId);
        if (room != null) {
            room.close(FeedConnection.GOING_AWAY, "the showtime is gone");
        }
    }

    /** The room of a showtime; empty if the showtime is not there. */
    Optional<FeedRoom> room(String showtimeId) {
        FeedRoom known = rooms.get(showtimeId);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<FeedRoom> room = views.view(showtimeId)
                .filter(ShowtimeView::isComplete)
                .map(view -> rooms.computeIfAbsent(
                        showtimeId, id -> new FeedRoom(view, Sales.of(view.showtime(), clock.instant()))));
        // A view that came between the look and the entry would be missed until the next one.
        views.view(showtimeId).ifPresent(this::changed);
        return room;
    }

    void opened() {
        connections.incrementAndGet();
    }

    void closed() {
        connections.decrementAndGet();
    }

    private void lookAtClock() {
        for (FeedRoom room : rooms.values()) {
            Sales now = Sales.of(room.latest().showtime(), clock.instant());
            if (!now.equals(room.sales())) {
                views.view(room.latest().id()).ifPresent(this::changed);
            }
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "feed-clock");
            thread.setDaemon(true);
            return thread;
        });
        started.scheduleWithFixedDelay(this::lookAtClock, CLOCK_MS, CLOCK_MS, TimeUnit.MILLISECONDS);
        ticker = started;
    }

    @Override
    public synchronized void stop() {
        if (ticker != null) {
            ticker.shutdownNow();
            ticker = null;
        }
        rooms.values().forEach(room -> room.close(FeedConnection.GOING_AWAY, "shutting down"));
    }

    @Override
    public synchronized boolean isRunning() {
        return ticker != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
