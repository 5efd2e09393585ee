package io.seatlog.ingest.log;

import io.seatlog.ingest.gate.SaleView;
import io.seatlog.runtime.kafka.LogReader;
import io.seatlog.seatmap.House;
import io.seatlog.seatmap.HouseSection;
import io.seatlog.seatmap.SeatMapAssembler;
import io.seatlog.seatmap.SeatMapView;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Topics;
import io.seatlog.wire.SeatMapPart;
import io.seatlog.wire.SectionLayout;
import io.seatlog.wire.SectionRef;
import io.seatlog.wire.Showtime;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The committed view of every showtime, from topics `showtimes`, `sections` and `seat-map`. Fed by one reader's thread; the
 * views may be read by any.
 */
public final class SaleViews implements LogReader.Handler {

    /** Hears of changes, on the reader's thread. */
    public interface Listener {
        /** There is a new view. */
        void changed(String showtimeId, SaleView view);

        /** The showtime is gone. */
        void removed(String showtimeId);
    }

    private final RecordCodec codec;
    private final Listener listener;
    private final Map<String, Showtime> showtimes = new ConcurrentHashMap<>();
    private final Map<String, SaleView> views = new ConcurrentHashMap<>();
    private final Map<String, Map<String, House>> houses = new HashMap<>();
    private final SeatMapAssembler maps = new SeatMapAssembler();
    private final Set<String> touched = new HashSet<>();

    public SaleViews(RecordCodec codec, Listener listener) {
        this.codec = codec;
        this.listener = listener;
    }

    /** What is sold, as it was last read. */
    public Optional<Showtime> showtime(String showtimeId) {
        return Optional.ofNullable(showtimes.get(showtimeId));
    }

    /** The whole view of a showtime, once all of it was read. */
    public @Nullable SaleView view(String showtimeId) {
        return views.get(showtimeId);
    }

    @Override
    public void record(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        int slash = key.indexOf('/');
        String showtimeId = slash < 0 ? key : key.substring(0, slash);
        if (record.value() == null) {
            if (record.topic().equals(Topics.SHOWTIMES.name())) {
                remove(showtimeId);
            }
        } else if (record.topic().equals(Topics.SHOWTIMES.name())) {
            Showtime showtime = (Showtime) codec.decode(Topics.SHOWTIMES, record.value());
            requireOwn(showtimeId, showtime.getShowtimeId());
            showtime(showtime);
        } else if (record.topic().equals(Topics.SECTIONS.name())) {
            SectionLayout layout = (SectionLayout) codec.decode(Topics.SECTIONS, record.value());
            requireOwn(showtimeId, layout.getShowtimeId());
            section(layout);
        } else {
            SeatMapPart part = (SeatMapPart) codec.decode(Topics.SEAT_MAP, record.value());
            requireOwn(showtimeId, part.getShowtimeId());
            maps.accept(part).ifPresent(view -> touched.add(showtimeId));
        }
    }

    /** A stray record must not speak for another showtime; it is a dead letter already, of those who keep these topics. */
    private static void requireOwn(String keyed, String showtimeId) {
        if (!keyed.equals(showtimeId)) {
            throw new IllegalArgumentException("The key is not the value's showtimeId");
        }
    }

    @Override
    public void ready() {
        maps.applyAll().forEach(view -> touched.add(view.showtimeId()));
        polled();
    }

    @Override
    public void polled() {
        if (!touched.isEmpty()) {
            touched.forEach(this::refresh);
            touched.clear();
        }
    }

    private void showtime(Showtime showtime) {
        Map<String, House> drafts = houses.get(showtime.getShowtimeId());
        if (drafts != null) {
            drafts.keySet().retainAll(Set.of(showtime.getDraft()));
        }
        showtimes.put(showtime.getShowtimeId(), showtime);
        touched.add(showtime.getShowtimeId());
    }

    private void section(SectionLayout layout) {
        Showtime open = showtimes.get(layout.getShowtimeId());
        if (open == null || open.getDraft().equals(layout.getDraft())) {
            houses.computeIfAbsent(layout.getShowtimeId(), id -> new HashMap<>())
                    .computeIfAbsent(layout.getDraft(), draft -> new House())
                    .add(layout);
            touched.add(layout.getShowtimeId());
        }
    }

    private void refresh(String showtimeId) {
        Showtime showtime = showtimes.get(showtimeId);
        SeatMapView map = maps.view(showtimeId).orElse(null);
        if (showtime == null || map == null) {
            return;
        }
        SaleView before = views.get(showtimeId);
        House house = houses.getOrDefault(showtimeId, Map.of()).get(showtime.getDraft());
        if (before == null && (house == null || !isComplete(showtime, house))) {
            return;
        }
        SaleView after = before == null && house != null
                ? SaleView.of(showtime, house, map)
                : java.util.Objects.requireNonNull(before).with(showtime, map);
        views.put(showtimeId, after);
        listener.changed(showtimeId, after);
    }

    private static boolean isComplete(Showtime showtime, House house) {
        for (SectionRef section : showtime.getSections()) {
            if (!house.section(section.getSection())
                    .map(HouseSection::isComplete)
                    .orElse(false)) {
                return false;
            }
        }
        return true;
    }

    private void remove(String showtimeId) {
        showtimes.remove(showtimeId);
        views.remove(showtimeId);
        houses.remove(showtimeId);
        maps.remove(showtimeId);
        touched.remove(showtimeId);
        listener.removed(showtimeId);
    }
}
