package io.seatlog.ingest.publish;

import io.seatlog.id.SectionId;
import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.edge.JsonCursor;
import io.seatlog.ingest.edge.JsonValues;
import io.seatlog.sale.ShowtimeStatus;
import io.seatlog.wire.Policy;
import io.seatlog.wire.RefundPolicy;
import io.seatlog.wire.ShowtimeTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an organiser says about a showtime but for its seats: filled from a request, or from the showtime and a patch. */
final class ShowtimeForm {

    private static final Duration HOLD_MIN = Duration.ofSeconds(5);
    private static final Duration HOLD_MAX = Duration.ofDays(1);
    private static final Duration KEEP_MAX = Duration.ofDays(3650);
    private static final long HOLD_DEFAULT_MS = Duration.ofMinutes(15).toMillis();
    private static final long KEEP_DEFAULT_MS = Duration.ofDays(30).toMillis();
    private static final int TEXT_MAX = 500;
    private static final int SEATS_PER_CUSTOMER_MAX = 1_000_000;
    private static final long ORDER_SEATS_MAX = 100;

    private @Nullable String event;
    private @Nullable String eventId;
    private @Nullable String venue;
    private String timeZone = "UTC";
    private @Nullable Instant startsAt;
    private @Nullable Instant endsAt;
    private @Nullable Instant salesOpenAt;
    private @Nullable Instant salesCloseAt;
    private @Nullable String currency;
    private long holdForMs = HOLD_DEFAULT_MS;
    private @Nullable Long maxSeatsPerCustomer;
    private long keepForMs = KEEP_DEFAULT_MS;
    private @Nullable RefundPolicy refund;
    private List<String> onlyIfNamed = List.of();
    private final Prices prices = new Prices();

    /** The form as it would be filled to publish what is on sale now. */
    static ShowtimeForm of(Policy policy, ShowtimeTexts texts) {
        ShowtimeForm form = new ShowtimeForm();
        form.event = texts.getEvent();
        form.eventId = texts.getEventId();
        form.venue = texts.getVenue();
        form.timeZone = texts.getTimeZone();
        form.startsAt = policy.getStartsAt();
        form.endsAt = policy.getEndsAt();
        form.salesOpenAt = policy.getSalesOpenAt();
        form.salesCloseAt = policy.getSalesCloseAt();
        form.currency = policy.getCurrency();
        form.holdForMs = policy.getHoldForMs();
        form.maxSeatsPerCustomer = (long) policy.getMaxSeatsPerCustomer();
        form.keepForMs = policy.getKeepForMs();
        form.refund = policy.getRefund();
        form.onlyIfNamed = policy.getOnlyIfNamed();
        form.prices.add(policy.getPrices());
        return form;
    }

    /** Reads a member; false if the form has no such field. Null takes an optional value away. */
    boolean read(String member, JsonCursor cursor) {
        if (cursor.isNull() && clear(member)) {
            return true;
        }
        switch (member) {
            case "event" -> {
                event = cursor.string(1, TEXT_MAX);
                eventId = null;
            }
            case "eventId" -> {
                eventId = id(cursor);
                event = null;
            }
            case "venue" -> venue = cursor.string(1, TEXT_MAX);
            case "timeZone" -> timeZone = orElse(JsonValues.timeZone(cursor), timeZone);
            case "startsAt" -> startsAt = JsonValues.instant(cursor);
            case "endsAt" -> endsAt = JsonValues.instant(cursor);
            case "salesOpenAt" -> salesOpenAt = JsonValues.instant(cursor);
            case "salesCloseAt" -> salesCloseAt = JsonValues.instant(cursor);
            case "holdFor" -> holdForMs = orElse(JsonValues.duration(cursor, HOLD_MIN, HOLD_MAX), holdForMs);
            case "maxSeatsPerCustomer" -> maxSeatsPerCustomer = cursor.integer(1, SEATS_PER_CUSTOMER_MAX);
            case "keepFor" -> keepForMs = orElse(JsonValues.duration(cursor, Duration.ZERO, KEEP_MAX), keepForMs);
            case "refund" -> refund = RefundForm.merged(refund, cursor);
            case "prices" -> prices.merge(cursor);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean clear(String member) {
        switch (member) {
            case "event" -> event = null;
            case "eventId" -> eventId = null;
            case "endsAt" -> endsAt = null;
            case "refund" -> refund = null;
            case "timeZone" -> timeZone = "UTC";
            case "holdFor" -> holdForMs = HOLD_DEFAULT_MS;
            case "keepFor" -> keepForMs = KEEP_DEFAULT_MS;
            default -> {
                return false;
            }
        }
        return true;
    }

    void currency(@Nullable String code) {
        currency = code;
    }

    void onlyIfNamed(List<String> categories) {
        onlyIfNamed = categories.stream().sorted().distinct().toList();
    }

    @Nullable
    String eventId() {
        return eventId;
    }

    Prices prices() {
        return prices;
    }

    /** The texts; only once {@link #check} found nothing. */
    ShowtimeTexts texts() {
        return new ShowtimeTexts(eventId, event, required(venue), timeZone);
    }

    /** The policy; only once {@link #check} found nothing. */
    Policy policy() {
        return new Policy(
                required(startsAt),
                endsAt,
                required(salesOpenAt),
                required(salesCloseAt),
                required(currency),
                holdForMs,
                required(maxSeatsPerCustomer).intValue(),
                keepForMs,
                refund,
                prices.list(),
                onlyIfNamed,
                Digests.texts(texts()));
    }

    /**
     * Notes what is missing or does not go together.
     *
     * @param categories of the plan; null if it is not known
     */
    void check(@Nullable Collection<String> categories, long amountMin, Faults faults) {
        if ((event == null) == (eventId == null) && !faults.has("/event") && !faults.has("/eventId")) {
            faults.add("/event", Fault.Kind.REQUIRED, "Either event, a title, or eventId is needed");
        }
        need(venue, "/venue", faults);
        need(startsAt, "/startsAt", faults);
        need(salesOpenAt, "/salesOpenAt", faults);
        need(salesCloseAt, "/salesCloseAt", faults);
        need(currency, "/currency", faults);
        need(maxSeatsPerCustomer, "/maxSeatsPerCustomer", faults);
        checkTimes(faults);
        prices.checkAllThere(categories, faults);
        prices.checkPayable(currency, amountMin, orderSeatsMax(), faults);
        if (categories != null) {
            onlyIfNamed.stream()
                    .filter(name -> !categories.contains(name))
                    .forEach(name -> faults.add(
                            "/onlyIfNamed", Fault.Kind.CATEGORY_UNKNOWN, "The plan has no category " + name));
        }
    }

    /** Also what the log would refuse as POLICY_INVALID: who asks first hears of it, member by member. */
    private void checkTimes(Faults faults) {
        if (salesOpenAt != null && salesCloseAt != null && !salesOpenAt.isBefore(salesCloseAt)) {
            faults.add("/salesCloseAt", Fault.Kind.INVALID, "Sales close after they open");
        }
        if (startsAt == null) {
            return;
        }
        if (endsAt != null && !startsAt.isBefore(endsAt)) {
            faults.add("/endsAt", Fault.Kind.INVALID, "A showtime ends after it starts");
        } else if (salesCloseAt != null && !faults.has("/endsAt") && salesCloseAt.isAfter(end(startsAt))) {
            faults.add("/salesCloseAt", Fault.Kind.INVALID, "Sales close no later than the end, " + end(startsAt));
        }
    }

    private Instant end(Instant start) {
        return endsAt != null ? endsAt : start.plus(ShowtimeStatus.LENGTH_DEFAULT);
    }

    /** Most seats that one order can have. */
    private long orderSeatsMax() {
        return maxSeatsPerCustomer == null ? 1 : Math.min(maxSeatsPerCustomer, ORDER_SEATS_MAX);
    }

    private static void need(@Nullable Object value, String pointer, Faults faults) {
        if (value == null && !faults.has(pointer)) {
            faults.add(pointer, Fault.Kind.REQUIRED, "A showtime needs this");
        }
    }

    private static @Nullable String id(JsonCursor cursor) {
        String id = cursor.string(1, SectionId.LENGTH_MAX);
        if (id != null && !SectionId.isValid(id)) {
            cursor.fault(Fault.Kind.INVALID, "An event id is 1 to 64 characters of A-Z, a-z, 0-9, . _ -");
        }
        return id;
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The form was not checked");
        }
        return value;
    }
}
