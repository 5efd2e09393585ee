package io.seatlog.query.feed;

import io.netty.channel.EventLoop;
import io.seatlog.query.view.ShowtimeView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections of one showtime, with the latest state and the frames that they share. A new state wakes each event
 * loop once, however many connections it has and however many states came before it woke.
 */
final class FeedRoom {

    /** The connections of one event loop, touched by that loop only. */
    private static final class Group {
        private final Set<FeedConnection> connections = new LinkedHashSet<>();
        private final AtomicBoolean woken = new AtomicBoolean();
    }

    private final FeedFrames frames = new FeedFrames();
    private final Map<EventLoop, Group> groups = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile ShowtimeView latest;
    private volatile Sales sales;

    FeedRoom(ShowtimeView latest, Sales sales) {
        this.latest = latest;
        this.sales = sales;
    }

    FeedFrames frames() {
        return frames;
    }

    ShowtimeView latest() {
        return latest;
    }

    Sales sales() {
        return sales;
    }

    boolean isEmpty() {
        return size.get() == 0;
    }

    int size() {
        return size.get();
    }

    /** Takes the latest state and lets every connection know. One that is older than what came before counts for nothing. */
    synchronized void publish(ShowtimeView view, Sales current) {
        if (view.version() < latest.version()) {
            return;
        }
        latest = view;
        // The same object while nothing changed: connections compare it for every view.
        if (!current.equals(sales)) {
            sales = current;
        }
        wake();
    }

    /** Ends every connection. */
    void close(int code, String reason) {
        groups.forEach((loop, group) -> {
            // The loops may have been stopped first, and the connections with them.
            if (!loop.isShuttingDown()) {
                loop.execute(
                        () -> List.copyOf(group.connections).forEach(connection -> connection.close(code, reason)));
            }
        });
    }

    /** On the connection's event loop. */
    void join(FeedConnection connection) {
        size.incrementAndGet();
        groups.computeIfAbsent(connection.loop(), loop -> new Group())
                .connections
                .add(connection);
    }

    /** On the connection's event loop. */
    void leave(FeedConnection connection) {
        Group group = groups.get(connection.loop());
        if (group != null && group.connections.remove(connection)) {
            size.decrementAndGet();
        }
    }

    private void wake() {
        groups.forEach((loop, group) -> {
            if (!loop.isShuttingDown() && group.woken.compareAndSet(false, true)) {
                loop.execute(() -> {
                    group.woken.set(false);
                    List.copyOf(group.connections).forEach(FeedConnection::wake);
                });
            }
        });
    }
}
