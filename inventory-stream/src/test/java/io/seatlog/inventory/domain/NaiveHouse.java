package io.seatlog.inventory.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SeatId;
import io.seatlog.reason.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The same rules told as plainly as they can be, without a thought for speed: what the real house is held against. */
final class NaiveHouse {

    /** A seat and whose it is. */
    static final class Seat {
        final Part part;
        final int index;
        final String id;
        final Category category;
        final int rank;
        final boolean endsRow;
        SeatState state = SeatState.FREE;

        @Nullable
        OrderId owner;

        Seat(Layout layout, int index) {
            this.part = layout.part();
            this.index = index;
            this.id = layout.id(index);
            this.category = layout.categories().get(layout.category(index));
            this.rank = layout.rank(index);
            Segments segments = layout.segments();
            int segment = layout.isGeneral() ? 0 : segments.ofSeat(index);
            this.endsRow = layout.isGeneral()
                    || index == segments.end(segment) - 1
                            && (segment + 1 == segments.count() || !segments.isJoined(segment + 1));
        }
    }

    /** An order and what became of it. */
    static final class Known {
        final HoldSeats request;
        final List<Seat> seats;
        final Instant deadline;
        OrderState state = OrderState.HELD;

        Known(HoldSeats request, List<Seat> seats, Instant deadline) {
            this.request = request;
            this.seats = seats;
            this.deadline = deadline;
        }
    }

    final Map<String, Seat> seats = new LinkedHashMap<>();
    final Map<OrderId, Known> orders = new TreeMap<>(Comparator.comparing(OrderId::toString));
    final Map<CustomerId, Integer> accepted = new HashMap<>();
    private final Policy policy;
    boolean paused;
    boolean cancelled;

    NaiveHouse(Plan plan, Policy policy, List<SeatId> blocked) {
        this.policy = policy;
        for (int p = 0; p < plan.parts(); p++) {
            for (int i = 0; i < plan.layout(p).count(); i++) {
                Seat seat = new Seat(plan.layout(p), i);
                seat.state = blocked.contains(new SeatId(seat.id)) ? SeatState.BLOCKED : SeatState.FREE;
                seats.put(seat.id, seat);
            }
        }
    }

    int inUse(CustomerId customer) {
        return (int) seats.values().stream()
                .filter(s -> s.owner != null
                        && orders.get(s.owner).request.customer().equals(customer))
                .count();
    }

    @Nullable
    Reason beforeSeats(HoldSeats hold, Instant at, int quantity) {
        if (cancelled) {
            return Reason.SHOWTIME_CANCELLED;
        }
        if (!at.isBefore(policy.salesCloseAt())) {
            return Reason.SALES_CLOSED;
        }
        if (at.isBefore(policy.salesOpenAt())) {
            return Reason.SALES_NOT_OPEN;
        }
        if (paused) {
            return Reason.SALES_PAUSED;
        }
        boolean over = inUse(hold.customer()) + quantity > policy.maxSeatsPerCustomer()
                || accepted.getOrDefault(hold.customer(), 0) >= policy.acceptedOrdersMax();
        return over ? Reason.CUSTOMER_LIMIT : null;
    }

    @Nullable
    Reason taken(List<Seat> wanted) {
        for (SeatState state : List.of(SeatState.BLOCKED, SeatState.BOOKED, SeatState.HELD)) {
            if (wanted.stream().anyMatch(s -> s.state == state)) {
                return Reason.valueOf("SEATS_" + state);
            }
        }
        return null;
    }

    List<Seat> inScope(BestChoice best) {
        return seats.values().stream()
                .filter(s -> best.sections().isEmpty() || best.sections().contains(s.part.section()))
                .filter(s -> best.categories().isEmpty()
                        ? !policy.onlyIfNamed().contains(s.category)
                        : best.categories().contains(s.category))
                .toList();
    }

    /** Every block of neighbours of one category in the SEATED part of the scope. */
    List<List<Seat>> blocks(BestChoice best) {
        List<Seat> scope = inScope(best).stream()
                .filter(s -> s.part.kind() == SectionKind.SEATED)
                .toList();
        List<List<Seat>> blocks = new ArrayList<>();
        for (int from = 0; from + best.quantity() <= scope.size(); from++) {
            List<Seat> block = scope.subList(from, from + best.quantity());
            boolean whole = true;
            for (int i = 0; i < block.size(); i++) {
                Seat seat = block.get(i);
                whole &= seat.state == SeatState.FREE && seat.category.equals(block.get(0).category);
                whole &= i == block.size() - 1 || areNeighbours(seat, block.get(i + 1));
            }
            if (whole) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    static boolean areNeighbours(Seat one, Seat next) {
        return one.part == next.part && next.index == one.index + 1 && !one.endsRow;
    }

    /** Whether the block leaves a free seat of its category alone beside it. */
    boolean leavesSingle(List<Seat> block) {
        return isAlone(block.get(0), -1) || isAlone(block.get(block.size() - 1), 1);
    }

    private boolean isAlone(Seat edge, int step) {
        Seat beside = beside(edge, step);
        return beside != null && beside(beside, step) == null;
    }

    private @Nullable Seat beside(Seat seat, int step) {
        for (Seat other : seats.values()) {
            boolean next = step > 0 ? areNeighbours(seat, other) : areNeighbours(other, seat);
            if (next && other.state == SeatState.FREE && other.category.equals(seat.category)) {
                return other;
            }
        }
        return null;
    }

    static long cost(List<Seat> block) {
        return block.stream().mapToLong(s -> s.rank).sum();
    }

    void give(OrderId order, List<Seat> to, SeatState state) {
        for (Seat seat : to) {
            seat.state = state;
            seat.owner = state == SeatState.HELD || state == SeatState.BOOKED ? order : null;
        }
    }
}
