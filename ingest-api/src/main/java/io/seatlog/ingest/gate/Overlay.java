package io.seatlog.ingest.gate;

import io.seatlog.id.OrderId;
import io.seatlog.seatmap.House;
import io.seatlog.wire.HoldAccepted;
import io.seatlog.wire.SoldSeat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Holds that were accepted and that the map does not show yet. */
final class Overlay {

    private final Deque<HoldAccepted> accepted = new ArrayDeque<>();
    private final Set<String> orders = new HashSet<>();
    private final Map<String, Integer> seats = new HashMap<>();
    private final int[] byCell;
    private int anywhere;
    private final Cells cells;

    Overlay(SaleView view) {
        cells = view.cells();
        byCell = new int[cells.count()];
    }

    void add(HoldAccepted reply, SaleView view) {
        if (orders.add(reply.getOrderId())) {
            accepted.add(reply);
            count(reply, 1);
        }
    }

    /** The map now shows everything up to this number. */
    void shown(long version) {
        while (!accepted.isEmpty() && accepted.getFirst().getNumber() <= version) {
            HoldAccepted reply = accepted.removeFirst();
            orders.remove(reply.getOrderId());
            count(reply, -1);
        }
    }

    private void count(HoldAccepted reply, int by) {
        for (SoldSeat seat : reply.getSeats()) {
            seats.merge(seat.getId(), by, (a, b) -> a + b == 0 ? null : a + b);
            int cell = cells.cell(seat.getSection(), seat.getCategory());
            if (cell >= 0) {
                byCell[cell] += by;
                anywhere += cells.anywhere().get(cell) ? by : 0;
            }
        }
    }

    boolean has(OrderId order) {
        return !orders.isEmpty() && orders.contains(order.toString());
    }

    int seats(java.util.BitSet scope) {
        return scope == cells.anywhere() ? anywhere : Cells.sum(byCell, scope);
    }

    /** Whether the wish could be met beside these holds. */
    boolean leaves(Wish wish, SaleView view) {
        if (accepted.isEmpty()) {
            return true;
        }
        for (House.Place place : wish.places()) {
            if (seats.containsKey(place.section().seatId(place.index()))) {
                return false;
            }
        }
        return !wish.places().isEmpty() || view.free(wish.scope()) - seats(wish.scope()) >= wish.quantity();
    }
}
