package io.seatlog.inventory.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pairs of a part and one of its categories, numbered through the house in plan order: what counts are kept of.
 * They also stand sorted, SEATED ones by the lowest rank of their seats, so that a search for the best meets it
 * early.
 */
final class Slots {

    private final int[] firstOfPart;
    private final int[] part;
    private final int[] local;
    private final int[] category;
    private final int[] rank;
    private final int[] capacity;
    private final int[] seatedByRank;
    private final int[] general;

    private Slots(int parts, int slots) {
        firstOfPart = new int[parts + 1];
        part = new int[slots];
        local = new int[slots];
        category = new int[slots];
        rank = new int[slots];
        capacity = new int[slots];
        seatedByRank = new int[0];
        general = new int[0];
    }

    private Slots(Slots filled, int[] seatedByRank, int[] general) {
        this.firstOfPart = filled.firstOfPart;
        this.part = filled.part;
        this.local = filled.local;
        this.category = filled.category;
        this.rank = filled.rank;
        this.capacity = filled.capacity;
        this.seatedByRank = seatedByRank;
        this.general = general;
    }

    static Slots of(List<Layout> layouts, List<Category> categories) {
        Map<Category, Integer> numbers = new HashMap<>();
        categories.forEach(c -> numbers.put(c, numbers.size()));
        Slots slots = new Slots(
                layouts.size(),
                layouts.stream().mapToInt(l -> l.categories().size()).sum());
        List<Integer> seated = new ArrayList<>();
        List<Integer> general = new ArrayList<>();
        int next = 0;
        for (int p = 0; p < layouts.size(); p++) {
            Layout layout = layouts.get(p);
            slots.firstOfPart[p] = next;
            for (int c = 0; c < layout.categories().size(); c++, next++) {
                slots.part[next] = p;
                slots.local[next] = c;
                slots.category[next] = numbers.getOrDefault(layout.categories().get(c), -1);
                slots.rank[next] = Integer.MAX_VALUE;
                (layout.isGeneral() ? general : seated).add(next);
            }
            slots.count(layout, slots.firstOfPart[p]);
        }
        slots.firstOfPart[layouts.size()] = next;
        seated.sort(Comparator.comparingInt(s -> slots.rank[s]));
        return new Slots(slots, toArray(seated), toArray(general));
    }

    private void count(Layout layout, int first) {
        for (int i = 0; i < layout.count(); i++) {
            int slot = first + layout.category(i);
            capacity[slot]++;
            rank[slot] = Math.min(rank[slot], layout.isGeneral() ? Integer.MAX_VALUE : layout.rank(i));
        }
    }

    private static int[] toArray(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    int count() {
        return part.length;
    }

    /** The slot of a part's first category. */
    int first(int ofPart) {
        return firstOfPart[ofPart];
    }

    int part(int slot) {
        return part[slot];
    }

    /** The slot's category among those of its part. */
    int local(int slot) {
        return local[slot];
    }

    /** The slot's category among those of the house. */
    int category(int slot) {
        return category[slot];
    }

    /** The lowest rank of its seats. */
    int rank(int slot) {
        return rank[slot];
    }

    int capacity(int slot) {
        return capacity[slot];
    }

    /** SEATED slots, those that may hold better seats first. */
    int[] seatedByRank() {
        return seatedByRank;
    }

    /** All slots: SEATED ones by rank, then GENERAL ones in plan order. */
    int[] seatedThenGeneral() {
        int[] all = Arrays.copyOf(seatedByRank, seatedByRank.length + general.length);
        System.arraycopy(general, 0, all, seatedByRank.length, general.length);
        return all;
    }

    /** GENERAL slots, in plan order. */
    int[] general() {
        return general;
    }
}
