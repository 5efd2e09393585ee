package io.seatlog.query.view;

import io.seatlog.query.body.Body;
import io.seatlog.query.body.GzipPieces;
import io.seatlog.query.body.GzipPieces.Piece;
import io.seatlog.query.body.Json;
import io.seatlog.seatmap.SeatCounts;
import io.seatlog.seatmap.SeatMapView;
import io.seatlog.seatmap.SectionState;
import io.seatlog.wire.SectionRef;
import io.seatlog.wire.Showtime;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything live about one showtime at one version: what is sold, and every seat. Immutable but for the answers that it
 * writes on first demand. A section that did not change is the same object in the next view, with its answers.
 */
public final class ShowtimeView {

    private static final byte[] COMMA = {','};
    private static final byte[] END = {']', '}'};

    private final Showtime showtime;
    private final long version;
    private final Instant at;
    private final SeatCounts counts;
    private final Map<String, SectionView> sections;
    private final boolean complete;

    @Nullable
    private Body availability;

    @Nullable
    private Body status;

    private ShowtimeView(Showtime showtime, long version, Instant at, Map<String, SectionView> sections) {
        this.showtime = showtime;
        this.version = version;
        this.at = at;
        this.sections = sections;
        this.complete = sections.size() == showtime.getSections().size();
        this.counts = sections.values().stream()
                .map(section -> section.state().counts())
                .reduce(SeatCounts.NONE, SeatCounts::plus);
    }

    /** A view that keeps what is the same in the one before. */
    static ShowtimeView of(Showtime showtime, @Nullable SeatMapView map, @Nullable ShowtimeView before) {
        Map<String, SectionView> sections = new LinkedHashMap<>();
        for (SectionRef ref : showtime.getSections()) {
            Optional<SectionState> state = map == null ? Optional.empty() : map.section(ref.getSection());
            state.ifPresent(found -> {
                SectionView known = before == null ? null : before.sections.get(found.id());
                sections.put(found.id(), known != null && known.state() == found ? known : new SectionView(found));
            });
        }
        return map == null
                ? new ShowtimeView(showtime, 0, Instant.EPOCH, sections)
                : new ShowtimeView(showtime, map.version(), map.at(), sections);
    }

    /** The showtime's id. */
    public String id() {
        return showtime.getShowtimeId();
    }

    /** What is sold. */
    public Showtime showtime() {
        return showtime;
    }

    /** Number of the showtime's last fact in this view: equal version is equal content. */
    public long version() {
        return version;
    }

    /** Log time of that fact. */
    public Instant at() {
        return at;
    }

    /** Whether the state of every section has come. Counters of a part of a house would be wrong. */
    public boolean isComplete() {
        return complete;
    }

    /** Seats by state, in all sections. */
    public SeatCounts counts() {
        return counts;
    }

    /** Sections, in plan order. */
    public Collection<SectionView> sections() {
        return sections.values();
    }

    /** The section with this id. */
    public Optional<SectionView> section(String id) {
        return Optional.ofNullable(sections.get(id));
    }

    /** The answer to GET availability. */
    public synchronized Body availability() {
        if (availability == null) {
            availability = Body.brief(withSections(
                    Json.object(json -> {
                        json.writeNumberProperty("version", version);
                        json.writeStringProperty("asOf", at.toString());
                        SectionView.counts(json, counts);
                    }),
                    sections.values()));
        }
        return availability;
    }

    /** The answer to GET status of all sections. */
    public synchronized Body status() {
        if (status == null) {
            status = status(sections.values());
        }
        return status;
    }

    /** The answer to GET status of some sections. */
    public Body status(Collection<SectionView> chosen) {
        List<Piece> pieces = new ArrayList<>(2 * chosen.size() + 2);
        pieces.add(GzipPieces.piece(opened(Json.object(json -> {
            json.writeNumberProperty("version", version);
            json.writeStringProperty("asOf", at.toString());
        }))));
        Piece comma = GzipPieces.piece(COMMA);
        boolean first = true;
        for (SectionView section : chosen) {
            if (!first) {
                pieces.add(comma);
            }
            first = false;
            pieces.add(section.status());
        }
        pieces.add(GzipPieces.piece(END));
        return GzipPieces.join(pieces);
    }

    /** An object with a last member {@code sections}: the counters of these sections. */
    public static byte[] withSections(byte[] object, Iterable<SectionView> sections) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4_096);
        out.writeBytes(opened(object));
        boolean first = true;
        for (SectionView section : sections) {
            if (!first) {
                out.writeBytes(COMMA);
            }
            first = false;
            out.writeBytes(section.counters());
        }
        out.writeBytes(END);
        return out.toByteArray();
    }

    private static byte[] opened(byte[] object) {
        String text = new String(object, StandardCharsets.UTF_8);
        return (text.substring(0, text.length() - 1) + ",\"sections\":[").getBytes(StandardCharsets.UTF_8);
    }
}
