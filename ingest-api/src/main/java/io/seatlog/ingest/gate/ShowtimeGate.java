package io.seatlog.ingest.gate;

import io.seatlog.id.OrderId;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.reason.Reason;
import io.seatlog.seatmap.House;
import io.seatlog.seatmap.SeatBits;
import io.seatlog.wire.HoldAccepted;
import io.seatlog.wire.SalesState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The gate of one showtime. It knows the committed view, the effect of decisions that the view does not show yet, and what
 * this instance has sent and not heard of. Used under its owner's lock.
 */
public final class ShowtimeGate {

    /** So many requests in a second are no flood yet: all of them go to the log. */
    static final int QUIET_MAX = 16;

    private static final long QUIET_WINDOW_MS = 1000;

    /** So far the log's clock may be from ours. */
    private static final long CLOCKS_DIFFER_MS = 2000;

    private final long[] arrivals = new long[QUIET_MAX - 1];
    private int arrived;
    private SaleView view;
    private final Overlay overlay;
    private final UndecidedHolds undecided;
    private final KnownOrders known = new KnownOrders();

    public ShowtimeGate(SaleView view) {
        this.view = view;
        overlay = new Overlay(view);
        undecided = new UndecidedHolds();
        java.util.Arrays.fill(arrivals, Long.MIN_VALUE);
    }

    /** Takes a new view of the showtime. */
    public void view(SaleView newView) {
        view = newView;
        overlay.shown(newView.version());
    }

    /** The view that it judges by. */
    public SaleView view() {
        return view;
    }

    /** Notes a request's arrival; whether so many came in the last second that the gate judges it. */
    public boolean isBusy(long nowMs) {
        int slot = arrived++ % arrivals.length;
        long earlier = arrivals[slot];
        arrivals[slot] = nowMs;
        arrived %= arrivals.length;
        return earlier != Long.MIN_VALUE && nowMs - earlier < QUIET_WINDOW_MS;
    }

    /** A request went to the log. */
    public void sent(HoldRequest request) {
        undecided.add(request, view);
    }

    /** A request that went to the log is decided, or has been waited for long enough. */
    public void settled(OrderId order) {
        undecided.remove(order);
    }

    /** The log spoke of an order: it is there, or was. */
    public void known(OrderId order) {
        known.add(order);
    }

    /** The log accepted a request. */
    public void accepted(HoldAccepted reply) {
        if (reply.getNumber() > view.version()) {
            overlay.add(reply, view);
        }
    }

    /**
     * What to do with a request.
     *
     * @param numberWhenItCame the highest number read for the showtime when the request came
     * @param nowMs            the time
     */
    public Verdict judge(HoldRequest request, long numberWhenItCame, long nowMs) {
        Wish wish = Wish.of(request, view);
        if (wish == null || isOver(nowMs) || known.has(request.order())) {
            return Verdict.PASS;
        }
        Problem impossible = impossible(wish, nowMs);
        boolean possible = impossible == null && overlay.leaves(wish, view);
        if (!possible && isOn(request.order())) {
            return Verdict.PASS;
        }
        if (impossible != null) {
            return view.version() >= numberWhenItCame ? Verdict.refuse(impossible) : Verdict.WAIT;
        }
        return possible && undecided.leaves(wish, view, overlay) ? Verdict.PASS : Verdict.WAIT;
    }

    /** The end of a sale comes before all that the view can prove, and is the log's to tell. */
    private boolean isOver(long nowMs) {
        SalesState sales = view.showtime().getSales();
        Instant closesAt = view.showtime().getPolicy().getSalesCloseAt();
        return sales != SalesState.ON_SALE && sales != SalesState.PAUSED
                || closesAt.toEpochMilli() - nowMs <= CLOCKS_DIFFER_MS;
    }

    private boolean isOn(OrderId order) {
        return overlay.has(order) || view.hasTag(order.tag());
    }

    private @Nullable Problem impossible(Wish wish, long nowMs) {
        Instant opensAt = view.showtime().getPolicy().getSalesOpenAt();
        if (opensAt.toEpochMilli() - nowMs > CLOCKS_DIFFER_MS) {
            return Problem.of(Reason.SALES_NOT_OPEN, Problem.Facts.salesOpenAt(opensAt, view.version()));
        }
        if (view.showtime().getSales() == SalesState.PAUSED) {
            return Problem.of(Reason.SALES_PAUSED, Problem.Facts.version(view.version()));
        }
        return wish.places().isEmpty() ? tooFew(wish.scope(), wish.quantity()) : taken(wish.places());
    }

    private @Nullable Problem tooFew(BitSet scope, int quantity) {
        int free = view.free(scope);
        if (free >= quantity) {
            return null;
        }
        int held = view.held(scope);
        Reason reason = free + held < quantity ? Reason.SOLD_OUT : Reason.NOT_ENOUGH_FREE;
        return Problem.of(reason, Problem.Facts.left(free, held, view.version()));
    }

    private @Nullable Problem taken(List<House.Place> places) {
        Map<Reason, List<String>> taken = new EnumMap<>(Reason.class);
        for (House.Place place : places) {
            Reason reason =
                    switch (view.code(place)) {
                        case SeatBits.BLOCKED -> Reason.SEATS_BLOCKED;
                        case SeatBits.BOOKED -> Reason.SEATS_BOOKED;
                        case SeatBits.HELD -> Reason.SEATS_HELD;
                        default -> Reason.NOT_FOUND;
                    };
            if (reason != Reason.NOT_FOUND) {
                taken.computeIfAbsent(reason, key -> new ArrayList<>())
                        .add(place.section().seatId(place.index()));
            }
        }
        for (Map.Entry<Reason, List<String>> first : taken.entrySet()) {
            return Problem.of(first.getKey(), Problem.Facts.seats(first.getValue(), view.version()));
        }
        return null;
    }
}
