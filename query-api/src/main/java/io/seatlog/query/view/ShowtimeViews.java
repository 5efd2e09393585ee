package io.seatlog.query.view;

import io.seatlog.seatmap.SeatMapAssembler;
import io.seatlog.seatmap.SeatMapView;
import io.seatlog.wire.SeatMapPart;
import io.seatlog.wire.Showtime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The views of all showtimes. The thread that reads the tables tells it of every record, also while it catches up at the
 * start; the views appear all at once when that is done, so nobody sees a table half read.
 */
public final class ShowtimeViews {

    /** Who wants to hear of every new view. */
    public interface Listener {

        /** There is a new view. Told by the reading thread: returns at once. */
        void changed(ShowtimeView view);

        /** The showtime is gone. */
        void removed(String showtimeId);
    }

    private final SeatMapAssembler assembler = new SeatMapAssembler();
    private final Map<String, Showtime> showtimes = new HashMap<>();
    private final Map<String, Integer> draftedParts = new ConcurrentHashMap<>();
    private final Map<String, ShowtimeView> views = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean live;

    /** Tells this listener of every view from now on. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Takes a record of topic `showtimes`; null when the showtime was removed. */
    public synchronized void showtime(String id, @Nullable Showtime showtime) {
        if (showtime == null) {
            showtimes.remove(id);
            assembler.remove(id);
            if (views.remove(id) != null) {
                listeners.forEach(listener -> listener.removed(id));
            }
            return;
        }
        showtimes.put(id, showtime);
        publish(id);
    }

    /** Takes a record of topic `seat-map`. What is removed there was removed from `showtimes` too. */
    public synchronized void seats(SeatMapPart part) {
        if (assembler.accept(part).isPresent()) {
            publish(part.getShowtimeId());
        }
    }

    /** Takes note of a part of a showtime's plan that has come, or is gone. */
    public void drafted(String showtimeId, int parts) {
        draftedParts.merge(showtimeId, parts, (known, more) -> known + more == 0 ? null : known + more);
    }

    /** Says that everything there was at the start has been read. */
    public synchronized void caughtUp() {
        assembler.applyAll();
        live = true;
        showtimes.keySet().forEach(this::publish);
    }

    /** Whether everything there was at the start has been read. */
    public boolean isLive() {
        return live;
    }

    /** The view of a showtime. */
    public Optional<ShowtimeView> view(String showtimeId) {
        return Optional.ofNullable(views.get(showtimeId));
    }

    /** All views, in no order. */
    public Collection<ShowtimeView> all() {
        return views.values();
    }

    /** Whether parts of a plan have come for this showtime. */
    public boolean isDrafted(String showtimeId) {
        return draftedParts.containsKey(showtimeId);
    }

    private void publish(String id) {
        Showtime showtime = showtimes.get(id);
        if (!live || showtime == null) {
            return;
        }
        SeatMapView map = assembler.view(id).orElse(null);
        ShowtimeView view = ShowtimeView.of(showtime, map, views.get(id));
        views.put(id, view);
        listeners.forEach(listener -> listener.changed(view));
    }
}
