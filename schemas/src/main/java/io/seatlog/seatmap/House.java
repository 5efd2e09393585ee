package io.seatlog.seatmap;

import io.seatlog.wire.SectionLayout;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The layout of one draft of a showtime, gathered from topic `sections`: which seats there are, where each stands in its
 * section, and what is printed on its ticket. Not safe for use by several threads while parts are added.
 */
public final class House {

    /**
     * Where a seat is.
     *
     * @param section its section
     * @param index   its place in the section, from 0
     */
    public record Place(HouseSection section, int index) {}

    private final Map<String, HouseSection> sections = new LinkedHashMap<>();
    private final Map<String, Place> listed = new HashMap<>();

    /** Adds a part; one that is known already changes nothing. */
    public void add(SectionLayout layout) {
        HouseSection section =
                sections.computeIfAbsent(layout.getPart().getSection(), id -> new HouseSection(id, layout.getPart()));
        section.add(layout.getPart()).ifPresent(part -> {
            for (int i = 0; part.isListed() && i < part.count(); i++) {
                listed.put(part.id(i), new Place(section, part.first() + i));
            }
        });
    }

    /** The section with this id. */
    public Optional<HouseSection> section(String id) {
        return Optional.ofNullable(sections.get(id));
    }

    /** Sections in the order in which their first parts came. */
    public Iterable<HouseSection> sections() {
        return sections.values();
    }

    /** The seat with this id; empty if no part that was added has it. */
    public Optional<Place> locate(String seatId) {
        Place place = listed.get(seatId);
        return Optional.ofNullable(place != null ? place : computed(seatId));
    }

    private @Nullable Place computed(String seatId) {
        int colon = seatId.indexOf(':');
        if (colon < 0) {
            return null;
        }
        HouseSection section = sections.get(seatId.substring(0, colon));
        int index = section == null ? -1 : section.computedIndexOf(seatId);
        return section == null || index < 0 ? null : new Place(section, index);
    }
}
