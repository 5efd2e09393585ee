package io.seatlog.inventory.domain;

import org.jspecify.annotations.Nullable;

/** The best run of so many neighbours met so far. A strict one leaves no single seat beside it. */
final class Block {

    private static final int NONE = -1;

    private final int quantity;
    private final boolean strict;
    private final long fitting;
    private long cost = Long.MAX_VALUE;
    private int first = NONE;
    private int largest;

    Block(int quantity, boolean strict) {
        this.quantity = quantity;
        this.strict = strict;
        this.fitting = strict ? Runs.fittingWell(quantity) : Runs.fitting(quantity);
    }

    /** Whether runs of these lengths may hold one. */
    boolean mayFit(long runs) {
        return (runs & fitting) != 0;
    }

    /** Whether seats of this rank and worse cannot give a better one. */
    boolean cannotImprove(int rank) {
        return (long) rank * quantity >= cost;
    }

    /** The longest run met. */
    int largest() {
        return largest;
    }

    int @Nullable [] places() {
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
        for (int s = 0; s < segments.count(); s++) {
            if (mayFit(section.runs(s)) && segments.category(s) == category && !cannotImprove(segments.rank(s))) {
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
        long sum = 0;
        for (int i = from; i < from + quantity; i++) {
            sum += layout.rank(i);
        }
        for (int i = from; ; i++) {
            if (sum < cost && (!strict || i - from != 1 && to - i - quantity != 1)) {
                cost = sum;
                first = Places.of(part, i);
            }
            if (i + quantity == to) {
                return;
            }
            sum += layout.rank(i + quantity) - layout.rank(i);
        }
    }
}
