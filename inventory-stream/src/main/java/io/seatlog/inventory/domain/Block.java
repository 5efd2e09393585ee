package io.seatlog.inventory.domain;

import org.jspecify.annotations.Nullable;

/** The best run of so many neighbours of one category met so far; one that leaves no single seat goes before. */
final class Block {

    private static final int NONE = -1;

    private final int quantity;
    private long goodCost = Long.MAX_VALUE;
    private int good = NONE;
    private long otherCost = Long.MAX_VALUE;
    private int other = NONE;
    private int largest;

    Block(int quantity) {
        this.quantity = quantity;
    }

    /** Whether one was met that leaves no single seat. */
    boolean isGood() {
        return good != NONE;
    }

    /** Whether seats of this rank and worse cannot give a better one. */
    boolean cannotImprove(int rank) {
        return good != NONE && (long) rank * quantity >= goodCost;
    }

    /** The longest run met. */
    int largest() {
        return largest;
    }

    int @Nullable [] places() {
        int first = good != NONE ? good : other;
        if (first == NONE) {
            return null;
        }
        int[] places = new int[quantity];
        for (int i = 0; i < quantity; i++) {
            places[i] = first + i;
        }
        return places;
    }

    /** Looks at the segments of one category of a part. */
    void search(Section section, int part, int category) {
        Segments segments = section.layout().segments();
        long fitting = Runs.fitting(quantity);
        for (int s = 0; s < segments.count(); s++) {
            if ((section.runs(s) & fitting) != 0
                    && segments.category(s) == category
                    && !cannotImprove(segments.rank(s))) {
                searchSegment(section, part, s);
            }
        }
    }

    private void searchSegment(Section section, int part, int segment) {
        int end = section.layout().segments().end(segment);
        int from = section.layout().segments().start(segment);
        while (from < end) {
            if (!section.isFree(from)) {
                from++;
                continue;
            }
            int to = from + 1;
            while (to < end && section.isFree(to)) {
                to++;
            }
            searchRun(section.layout(), part, from, to);
            from = to + 1;
        }
    }

    /** Looks at a run of free neighbours: seats {@code from} to before {@code to} of the part. */
    void searchRun(Layout layout, int part, int from, int to) {
        largest = Math.max(largest, to - from);
        if (to - from < quantity) {
            return;
        }
        long cost = 0;
        for (int i = from; i < from + quantity; i++) {
            cost += layout.rank(i);
        }
        for (int i = from; ; i++) {
            offer(cost, Places.of(part, i), i - from != 1 && to - i - quantity != 1);
            if (i + quantity == to) {
                return;
            }
            cost += layout.rank(i + quantity) - layout.rank(i);
        }
    }

    private void offer(long cost, int first, boolean leavesNoSingle) {
        if (leavesNoSingle && cost < goodCost) {
            goodCost = cost;
            good = first;
        } else if (!leavesNoSingle && cost < otherCost) {
            otherCost = cost;
            other = first;
        }
    }
}
