package io.seatlog.inventory.domain;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.reason.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hold these seats, or the best, all or nothing.
 *
 * @param order    that is to have them
 * @param customer whose order it is
 * @param seats    by name, or none
 * @param best     left to the system, or null; exactly one of the two is given
 */
public record HoldSeats(
        OrderId order,
        CustomerId customer,
        List<SeatId> seats,
        @Nullable BestChoice best) implements Command {

    /** Most seats of one request. */
    public static final int SEATS_MAX = 100;

    public HoldSeats {
        seats = List.copyOf(seats);
    }

    @Override
    public ShowtimeId showtime() {
        return order.showtime();
    }

    @Override
    public Decision decide(House house, Stamp stamp) {
        Showtime showtime = house.showtime();
        if (showtime == null) {
            return refused(house, Refusal.of(Reason.SHOWTIME_UNKNOWN));
        }
        if (!showtime.stage().isOpen()) {
            return refused(house, Refusal.of(Reason.SHOWTIME_ENDED));
        }
        RequestDigest request = RequestDigest.of(customer, seats, best);
        Order known = house.order(order);
        if (known != null) {
            return repeat(house, showtime, known, request);
        }
        Plan plan = house.plan();
        int[] named = places(plan);
        Refusal refusal = malformed();
        refusal = refusal != null ? refusal : unknown(plan, named);
        refusal = refusal != null ? refusal : notOnSale(showtime, stamp.at());
        refusal = refusal != null ? refusal : overLimit(house, showtime.policy());
        if (refusal != null) {
            return refused(house, refusal);
        }
        return best == null
                ? take(house, showtime, stamp, request, named)
                : takeBest(house, showtime, stamp, request, best);
    }

    private Decision refused(House house, Refusal refusal) {
        return Decision.refused(house, order, refusal);
    }

    private Decision repeat(House house, Showtime showtime, Order known, RequestDigest request) {
        if (!known.request().equals(request)) {
            return refused(house, Refusal.of(Reason.ORDER_EXISTS_DIFFERENT));
        }
        if (!known.isLive()) {
            return refused(house, Refusal.of(Reason.ORDER_ENDED));
        }
        String currency = showtime.policy().currency();
        return new Decision(null, Answer.Held.again(known, house.plan(), currency));
    }

    private int quantity() {
        return best == null ? seats.size() : best.quantity();
    }

    private @Nullable Refusal malformed() {
        if (seats.isEmpty() == (best == null)) {
            return Refusal.of(Reason.REQUEST_INVALID, "either seats or a quantity");
        }
        if (quantity() < 1 || quantity() > SEATS_MAX) {
            return Refusal.of(Reason.REQUEST_INVALID, "1 to 100 seats");
        }
        if (seats.size() > 1 && new HashSet<>(seats).size() < seats.size()) {
            return Refusal.of(Reason.REQUEST_INVALID, "a seat twice");
        }
        return null;
    }

    private int[] places(Plan plan) {
        int[] places = new int[Math.min(seats.size(), SEATS_MAX)];
        for (int i = 0; i < places.length; i++) {
            places[i] = plan.seat(seats.get(i));
        }
        return places;
    }

    private @Nullable Refusal unknown(Plan plan, int[] named) {
        if (best != null) {
            for (SectionId section : best.sections()) {
                if (!plan.hasSection(section)) {
                    return Refusal.of(Reason.SECTION_UNKNOWN, section.value());
                }
            }
            for (Category category : best.categories()) {
                if (plan.category(category) < 0) {
                    return Refusal.of(Reason.CATEGORY_UNKNOWN, category.name());
                }
            }
        }
        List<SeatId> unknown = new ArrayList<>(0);
        for (int i = 0; i < named.length; i++) {
            if (named[i] == Places.NONE) {
                unknown.add(seats.get(i));
            }
        }
        return unknown.isEmpty() ? null : Refusal.ofSeats(Reason.SEAT_UNKNOWN, unknown);
    }

    private static @Nullable Refusal notOnSale(Showtime showtime, Instant at) {
        Policy policy = showtime.policy();
        if (!at.isBefore(policy.end())) {
            return Refusal.of(Reason.SHOWTIME_ENDED);
        }
        if (showtime.stage() == Stage.CANCELLED) {
            return Refusal.of(Reason.SHOWTIME_CANCELLED);
        }
        if (!at.isBefore(policy.salesCloseAt())) {
            return Refusal.of(Reason.SALES_CLOSED);
        }
        if (at.isBefore(policy.salesOpenAt())) {
            return Refusal.notOpenBefore(policy.salesOpenAt());
        }
        return showtime.stage() == Stage.PAUSED ? Refusal.of(Reason.SALES_PAUSED) : null;
    }

    private @Nullable Refusal overLimit(House house, Policy policy) {
        Customer known = house.customer(customer);
        int limit = policy.maxSeatsPerCustomer();
        if (known.inUse() + quantity() > limit) {
            return Refusal.overLimit(limit, known.inUse());
        }
        return known.accepted() >= policy.acceptedOrdersMax()
                ? Refusal.overOrders((int) policy.acceptedOrdersMax(), known.accepted())
                : null;
    }

    private Decision takeBest(House house, Showtime showtime, Stamp stamp, RequestDigest request, BestChoice choice) {
        Scope scope = Scope.isAnywhere(choice) ? house.plan().anywhere() : Scope.of(house.plan(), choice);
        Counts counts = house.counts();
        int free = scope.sum(counts, SeatState.FREE);
        if (free < choice.quantity()) {
            int held = scope.sum(counts, SeatState.HELD);
            Reason reason = free + held < choice.quantity() ? Reason.SOLD_OUT : Reason.NOT_ENOUGH_FREE;
            return refused(house, Refusal.tooFew(reason, free, held));
        }
        Best search = new Best(house, scope, choice.quantity());
        int[] found = search.find(choice.adjacent());
        return found == null
                ? refused(house, Refusal.notAdjacent(search.largest()))
                : hold(house, showtime, stamp, request, found);
    }

    private Decision take(House house, Showtime showtime, Stamp stamp, RequestDigest request, int[] named) {
        Refusal taken = Taken.of(house, named);
        return taken != null ? refused(house, taken) : hold(house, showtime, stamp, request, named);
    }

    private Decision hold(House house, Showtime showtime, Stamp stamp, RequestDigest request, int[] places) {
        Plan plan = house.plan();
        Policy policy = showtime.policy();
        List<SoldSeat> sold = new ArrayList<>(places.length);
        long total = 0;
        for (int place : places) {
            Layout layout = plan.layout(Places.part(place));
            int index = Places.index(place);
            Category category = layout.categories().get(layout.category(index));
            Price price = policy.prices().get(category);
            if (price == null) {
                throw new BrokenInvariantException("Category " + category + " of an open showtime has no price");
            }
            total += price.amount();
            sold.add(layout.sold(index, price));
        }
        SeatsHeld fact = new SeatsHeld(
                showtime(),
                house.counts().number() + 1,
                stamp,
                order,
                customer,
                request,
                List.copyOf(sold),
                stamp.at().plus(policy.holdFor()),
                policy.currency(),
                total,
                policy.refund(),
                policy.startsAt());
        return new Decision(fact, Answer.Held.of(fact));
    }
}
