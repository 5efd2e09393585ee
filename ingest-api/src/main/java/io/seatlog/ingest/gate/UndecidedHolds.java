package io.seatlog.ingest.gate;

import io.seatlog.id.OrderId;
import io.seatlog.seatmap.House;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What this instance has sent to the log and not heard of: each may get what it asked for. */
final class UndecidedHolds {

    private final Map<OrderId, Wish> wishes = new HashMap<>();
    private final Map<String, Integer> seats = new HashMap<>();
    private final Map<BitSet, Integer> byScope = new HashMap<>();

    void add(HoldRequest request, SaleView view) {
        Wish wish = Wish.of(request, view);
        if (wish != null && wishes.putIfAbsent(request.order(), wish) == null) {
            count(wish, 1);
        }
    }

    void remove(OrderId order) {
        @Nullable Wish wish = wishes.remove(order);
        if (wish != null) {
            count(wish, -1);
        }
    }

    private void count(Wish wish, int sign) {
        byScope.merge(wish.scope(), sign * wish.quantity(), UndecidedHolds::plus);
        for (House.Place place : wish.places()) {
            seats.merge(place.section().seatId(place.index()), sign, UndecidedHolds::plus);
        }
    }

    /** Nothing left is no entry. */
    private static @Nullable Integer plus(int a, int b) {
        return a + b == 0 ? null : a + b;
    }

    /** Whether the wish could be met even if all of these were. */
    boolean leaves(Wish wish, SaleView view, Overlay overlay) {
        if (wishes.isEmpty()) {
            return true;
        }
        for (House.Place place : wish.places()) {
            if (seats.containsKey(place.section().seatId(place.index()))) {
                return false;
            }
        }
        int asked = 0;
        for (Map.Entry<BitSet, Integer> scope : byScope.entrySet()) {
            asked += scope.getKey().intersects(wish.scope()) ? scope.getValue() : 0;
        }
        return view.free(wish.scope()) - overlay.seats(wish.scope()) - asked >= wish.quantity();
    }
}
