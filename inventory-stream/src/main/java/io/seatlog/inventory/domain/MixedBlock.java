package io.seatlog.inventory.domain;

import org.jspecify.annotations.Nullable;

/** The best run of so many neighbours that are of more than one category. */
final class MixedBlock {

    private final Scope scope;
    private final Block strict;
    private final Block any;

    MixedBlock(Scope scope, int quantity) {
        this.scope = scope;
        this.strict = new Block(quantity, true);
        this.any = new Block(quantity, false);
    }

    int largest() {
        return any.largest();
    }

    int @Nullable [] places() {
        int[] places = strict.places();
        return places != null ? places : any.places();
    }

    /** Looks at the chains of joined segments of a part. */
    void search(Section section, int part) {
        Segments segments = section.layout().segments();
        int first = 0;
        while (first < segments.count()) {
            int last = first;
            while (last + 1 < segments.count() && segments.isJoined(last + 1)) {
                last++;
            }
            if (last > first && segments.end(last) - segments.start(first) >= 2) {
                searchChain(section, part, segments.start(first), segments.end(last));
            }
            first = last + 1;
        }
    }

    private void searchChain(Section section, int part, int start, int end) {
        int from = start;
        while (from < end) {
            int to = from;
            while (to < end && isOurs(section, part, to)) {
                to++;
            }
            strict.searchRun(section.layout(), part, from, to);
            any.searchRun(section.layout(), part, from, to);
            from = to + 1;
        }
    }

    private boolean isOurs(Section section, int part, int index) {
        return section.isFree(index) && scope.has(scope.plan().slot(Places.of(part, index)));
    }
}
