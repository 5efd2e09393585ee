package io.seatlog.inventory.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a sale. They are data of the showtime, so no decision depends on a setting of an app.
 *
 * @param startsAt            when the showtime starts
 * @param endsAt              when it ends, if that is known
 * @param salesOpenAt         from when seats can be held
 * @param salesCloseAt        from when they no longer can
 * @param currency            ISO 4217
 * @param holdFor             how long a hold lasts
 * @param maxSeatsPerCustomer seats held and booked, over all orders of a customer
 * @param keepFor             how long after its end the showtime is kept
 * @param refund              what returning a ticket gives, if anything
 * @param prices              of each category
 * @param onlyIfNamed         categories sold only to who names them, or their seats
 * @param texts               SHA-256 of the showtime's texts
 */
public record Policy(
        Instant startsAt,
        @Nullable Instant endsAt,
        Instant salesOpenAt,
        Instant salesCloseAt,
        String currency,
        Duration holdFor,
        int maxSeatsPerCustomer,
        Duration keepFor,
        @Nullable RefundPolicy refund,
        Map<Category, Price> prices,
        List<Category> onlyIfNamed,
        String texts) {

    /** Shortest hold. */
    public static final Duration HOLD_MIN = Duration.ofSeconds(5);

    /** Longest hold. */
    public static final Duration HOLD_MAX = Duration.ofDays(1);

    /** Highest limit of seats per customer. */
    public static final int SEATS_PER_CUSTOMER_MAX = 1_000_000;

    /** How long a showtime lasts that does not say. */
    public static final Duration LENGTH_DEFAULT = Duration.ofHours(6);

    private static final Instant TIME_MAX = Instant.parse("9999-12-31T23:59:59Z");
    private static final Duration KEEP_MAX = Duration.ofDays(3_660);
    private static final int ACCEPTED_ORDERS_MIN = 100;
    private static final int ACCEPTED_ORDERS_PER_SEAT = 10;

    public Policy {
        prices = Collections.unmodifiableMap(new LinkedHashMap<>(prices));
        onlyIfNamed = List.copyOf(onlyIfNamed);
    }

    /** When the showtime is over. */
    public Instant end() {
        return endsAt != null ? endsAt : startsAt.plus(LENGTH_DEFAULT);
    }

    /** When its rows may be removed. */
    public Instant closeAt() {
        return end().plus(keepFor);
    }

    /** Most orders of one customer that are ever accepted: cancelled and expired ones leave rows too. */
    long acceptedOrdersMax() {
        return Math.max(ACCEPTED_ORDERS_MIN, (long) ACCEPTED_ORDERS_PER_SEAT * maxSeatsPerCustomer);
    }

    /** What is wrong with the policy, or null. */
    @Nullable
    String fault() {
        if (holdFor.compareTo(HOLD_MIN) < 0 || holdFor.compareTo(HOLD_MAX) > 0) {
            return "holdFor is PT5S to P1D";
        }
        if (maxSeatsPerCustomer < 1 || maxSeatsPerCustomer > SEATS_PER_CUSTOMER_MAX) {
            return "maxSeatsPerCustomer is 1 to 1000000";
        }
        if (!salesOpenAt.isBefore(salesCloseAt)) {
            return "salesOpenAt is before salesCloseAt";
        }
        if (endsAt != null && endsAt.isBefore(startsAt)) {
            return "endsAt is not before startsAt";
        }
        if (salesCloseAt.isAfter(end())) {
            return "salesCloseAt is not after the end";
        }
        if (keepFor.isNegative() || keepFor.compareTo(KEEP_MAX) > 0) {
            return "keepFor is at most ten years";
        }
        if (!isInCalendar()) {
            return "times lie between the years 1970 and 9999";
        }
        if (!currency.matches("[A-Z]{3}")) {
            return "currency is three letters";
        }
        return priceFault();
    }

    private boolean isInCalendar() {
        List<Instant> times = new ArrayList<>(List.of(startsAt, end(), salesOpenAt, salesCloseAt, closeAt()));
        if (refund != null) {
            times.add(refund.until());
        }
        return times.stream().noneMatch(t -> t.isBefore(Instant.EPOCH) || t.isAfter(TIME_MAX));
    }

    private @Nullable String priceFault() {
        for (Map.Entry<Category, Price> price : prices.entrySet()) {
            if (!price.getValue().isValid()) {
                return "the price of " + price.getKey() + " is out of range";
            }
        }
        if (refund != null && (refund.keep() < 0 || refund.keep() > Price.AMOUNT_MAX)) {
            return "refund.keep is out of range";
        }
        return null;
    }

    /** Categories without a price. */
    List<Category> unpriced(Collection<Category> categories) {
        return categories.stream().filter(c -> !prices.containsKey(c)).toList();
    }
}
