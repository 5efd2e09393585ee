package io.seatlog.seatmap;

import io.seatlog.wire.SeatMapPart;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every seat of one showtime as it stood at one version: the number of the showtime's last fact. Equal version is equal
 * content on every instance. Immutable.
 */
public final class SeatMapView {

    private final String showtimeId;
    private final long version;
    private final Instant at;
    private final Map<String, SectionState> sections;
    private final SeatCounts counts;

    private SeatMapView(String showtimeId, long version, Instant at, Map<String, SectionState> sections) {
        this.showtimeId = showtimeId;
        this.version = version;
        this.at = at;
        this.sections = sections;
        SeatCounts sum = SeatCounts.NONE;
        for (SectionState section : sections.values()) {
            sum = sum.plus(section.counts());
        }
        counts = sum;
    }

    static SeatMapView empty(String showtimeId) {
        return new SeatMapView(showtimeId, -1, Instant.EPOCH, Map.of());
    }

    /** This view after a tick's parts; itself if they say nothing new. */
    SeatMapView with(List<SeatMapPart> parts) {
        long newVersion = version;
        Instant newAt = at;
        Map<String, SectionState> changed = new HashMap<>(sections);
        for (SeatMapPart part : parts) {
            PartState state = new PartState(part);
            changed.merge(
                    part.getSection(), SectionState.of(part.getSection(), state), (known, added) -> known.with(state));
            if (part.getVersion() > newVersion) {
                newVersion = part.getVersion();
                newAt = part.getAt();
            }
        }
        return newVersion == version && changed.equals(sections)
                ? this
                : new SeatMapView(showtimeId, newVersion, newAt, changed);
    }

    /** The showtime. */
    public String showtimeId() {
        return showtimeId;
    }

    /** Number of the showtime's last fact: it only grows. */
    public long version() {
        return version;
    }

    /** Log time of that fact. */
    public Instant at() {
        return at;
    }

    /** How many seats are in each state, in all sections. */
    public SeatCounts counts() {
        return counts;
    }

    /** A section; empty if no part of it was published yet. */
    public Optional<SectionState> section(String id) {
        return Optional.ofNullable(sections.get(id));
    }

    /** All sections, in no order. */
    public Collection<SectionState> sections() {
        return sections.values();
    }
}
