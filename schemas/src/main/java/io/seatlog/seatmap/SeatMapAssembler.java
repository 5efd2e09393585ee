package io.seatlog.seatmap;

import io.seatlog.wire.SeatMapPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the records of topic `seat-map` together: those of one tick change the view at once, when the tick's last record has
 * come. Used by one thread; the views that it hands out may be read by any.
 */
public final class SeatMapAssembler {

    private final Map<String, SeatMapView> views = new HashMap<>();
    private final Map<String, List<SeatMapPart>> pending = new HashMap<>();

    /**
     * Takes the next record.
     *
     * @return the showtime's new view, if the record ends a tick and the tick says something new
     * @throws IllegalArgumentException if the record contradicts itself; it changes nothing
     */
    public Optional<SeatMapView> accept(SeatMapPart part) {
        new PartState(part);
        String showtime = part.getShowtimeId();
        pending.computeIfAbsent(showtime, id -> new ArrayList<>()).add(part);
        return part.getLast() ? apply(showtime) : Optional.empty();
    }

    /**
     * Applies what still waits for a last record: called at the end offset when a reader starts, because compaction may
     * have removed the records between.
     *
     * @return every view that changed
     */
    public List<SeatMapView> applyAll() {
        List<SeatMapView> changed = new ArrayList<>();
        Set<String> waiting = new HashSet<>(pending.keySet());
        for (String showtime : waiting) {
            apply(showtime).ifPresent(changed::add);
        }
        return changed;
    }

    /** The showtime's view. */
    public Optional<SeatMapView> view(String showtimeId) {
        return Optional.ofNullable(views.get(showtimeId));
    }

    /** Forgets a showtime that was closed. */
    public void remove(String showtimeId) {
        views.remove(showtimeId);
        pending.remove(showtimeId);
    }

    private Optional<SeatMapView> apply(String showtime) {
        List<SeatMapPart> parts = pending.remove(showtime);
        if (parts == null) {
            return Optional.empty();
        }
        SeatMapView before = views.getOrDefault(showtime, SeatMapView.empty(showtime));
        SeatMapView after = before.with(parts);
        if (after == before) {
            return Optional.empty();
        }
        views.put(showtime, after);
        return Optional.of(after);
    }
}
