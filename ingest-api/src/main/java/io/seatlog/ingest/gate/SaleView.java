package io.seatlog.ingest.gate;

import io.seatlog.seatmap.House;
import io.seatlog.seatmap.SeatBits;
import io.seatlog.seatmap.SeatCounts;
import io.seatlog.seatmap.SeatMapView;
import io.seatlog.seatmap.SectionState;
import io.seatlog.wire.Showtime;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A showtime as it was committed at one version: its policy, its house, the state of every seat. Nobody writes to it. */
public final class SaleView {

    private final Showtime showtime;
    private final House house;
    private final SeatMapView map;
    private final Cells cells;
    private final int[] free;
    private final int[] held;
    private final int freeAnywhere;
    private final Map<SectionState, OrderTags> tags;

    private SaleView(Showtime showtime, House house, SeatMapView map, Cells cells, Map<SectionState, OrderTags> tags) {
        this.showtime = showtime;
        this.house = house;
        this.map = map;
        this.cells = cells;
        this.tags = tags;
        free = new int[cells.count()];
        held = new int[cells.count()];
        for (SectionState section : map.sections()) {
            section.countsByCategory().forEach((category, counts) -> count(section.id(), category, counts));
        }
        freeAnywhere = Cells.sum(free, cells.anywhere());
    }

    /** The first view of a showtime. The house is complete and stays as it is. */
    public static SaleView of(Showtime showtime, House house, SeatMapView map) {
        return new SaleView(showtime, house, map, new Cells(showtime), new HashMap<>());
    }

    /** The view after the showtime or its map changed. */
    public SaleView with(Showtime newShowtime, SeatMapView newMap) {
        Map<SectionState, OrderTags> kept = new HashMap<>();
        for (SectionState section : newMap.sections()) {
            OrderTags known = tags(section);
            if (known != null) {
                kept.put(section, known);
            }
        }
        return new SaleView(newShowtime, house, newMap, cells, kept);
    }

    private void count(String section, String category, SeatCounts counts) {
        int cell = cells.cell(section, category);
        if (cell >= 0) {
            free[cell] = counts.free();
            held[cell] = counts.held();
        }
    }

    /** What is sold, as it stood. */
    public Showtime showtime() {
        return showtime;
    }

    /** Number of the last fact that the map shows. */
    public long version() {
        return map.version();
    }

    /** Number of the last fact that the view shows of the showtime itself. */
    public long revision() {
        return showtime.getRevision();
    }

    /** Where a seat is. */
    public Optional<House.Place> locate(String seat) {
        return house.locate(seat);
    }

    Cells cells() {
        return cells;
    }

    int free(BitSet scope) {
        return scope == cells.anywhere() ? freeAnywhere : Cells.sum(free, scope);
    }

    int held(BitSet scope) {
        return Cells.sum(held, scope);
    }

    int cell(House.Place place) {
        return cells.cell(place.section().id(), place.section().category(place.index()));
    }

    /** State of a seat as a {@link SeatBits} code; free while its section was not published yet. */
    int code(House.Place place) {
        return map.section(place.section().id())
                .map(section -> section.code(place.index()))
                .orElse(SeatBits.FREE);
    }

    /** Whether a seat has an order's tag. */
    boolean hasTag(int tag) {
        for (SectionState section : map.sections()) {
            SeatCounts counts = section.counts();
            if (counts.held() + counts.booked() > 0 && indexed(section).contains(tag)) {
                return true;
            }
        }
        return false;
    }

    private OrderTags indexed(SectionState section) {
        synchronized (tags) {
            return tags.computeIfAbsent(section, OrderTags::new);
        }
    }

    private @Nullable OrderTags tags(SectionState section) {
        synchronized (tags) {
            return tags.get(section);
        }
    }
}
