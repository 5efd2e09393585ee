package io.seatlog.inventory.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a seat id is in the house. An open-addressed table of places, 8 bytes a seat; the bits that a place leaves over
 * hold some of the id's hash, so that an id is spelled out only when it is almost surely the one.
 */
final class SeatIndex {

    private static final int MARK_MASK = -1 << Places.BITS;

    private final List<Layout> layouts;
    private final int[] table;
    private @Nullable String duplicate;

    /** The index over the seats of all SEATED parts; part numbers are positions in the list. */
    SeatIndex(List<Layout> layouts) {
        this.layouts = layouts;
        int seats = 0;
        for (Layout layout : layouts) {
            seats += layout.isGeneral() ? 0 : layout.count();
        }
        table = new int[Math.max(2, Integer.highestOneBit(Math.max(1, seats)) << 2)];
        for (int part = 0; part < layouts.size(); part++) {
            Layout layout = layouts.get(part);
            for (int i = 0; !layout.isGeneral() && i < layout.count(); i++) {
                put(layout.id(i), Places.of(part, i));
            }
        }
    }

    /** An id that stands twice in the house, or null. */
    @Nullable
    String duplicate() {
        return duplicate;
    }

    /** The place of the seat, or {@link Places#NONE}. */
    int find(String id) {
        int hash = spread(id);
        int mark = hash & MARK_MASK;
        for (int slot = slot(hash); table[slot] != 0; slot = slot + 1 & table.length - 1) {
            if ((table[slot] & MARK_MASK) == mark) {
                int place = (table[slot] & ~MARK_MASK) - 1;
                if (layouts.get(Places.part(place)).id(Places.index(place)).equals(id)) {
                    return place;
                }
            }
        }
        return Places.NONE;
    }

    private void put(String id, int place) {
        if (find(id) != Places.NONE) {
            duplicate = id;
            return;
        }
        int hash = spread(id);
        int slot = slot(hash);
        while (table[slot] != 0) {
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = hash & MARK_MASK | place + 1;
    }

    private int slot(int hash) {
        return hash & table.length - 1;
    }

    private static int spread(String id) {
        int h = id.hashCode() * 0x9E3779B1;
        return h ^ h >>> 15;
    }
}
