package io.seatlog.ingest.gate;

import io.seatlog.seatmap.House;
import io.seatlog.wire.SectionKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request against the view: which places, or how many of which cells.
 *
 * @param scope    cells that it touches
 * @param quantity seats
 * @param places   the seats asked for by name
 */
record Wish(BitSet scope, int quantity, List<House.Place> places) {

    /** The request's wish; null if it names something unknown, about which the log speaks. */
    static @Nullable Wish of(HoldRequest request, SaleView view) {
        HoldRequest.Best best = request.best();
        if (best != null) {
            BitSet scope = view.cells().scope(best);
            return scope == null ? null : new Wish(scope, best.quantity(), List.of());
        }
        BitSet scope = new BitSet();
        List<House.Place> places = new ArrayList<>(request.seats().size());
        for (String seat : request.seats()) {
            Optional<House.Place> place = view.locate(seat);
            if (place.isEmpty() || place.get().section().kind() == SectionKind.GENERAL) {
                return null;
            }
            int cell = view.cell(place.get());
            if (cell < 0) {
                return null;
            }
            scope.set(cell);
            places.add(place.get());
        }
        return new Wish(scope, places.size(), places);
    }
}
