package io.seatlog.ingest.publish;

import io.seatlog.id.SectionId;
import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.edge.JsonCursor;
import io.seatlog.ingest.edge.JsonValues;
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
            case "refund" -> refund = refund(cursor);
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

    /** Notes what is missing or does not go together. */
    void check(Collection<String> categories, long amountMin, Faults faults) {
        if ((event == null) == (eventId == null)) {
            faults.add("/event", Fault.Kind.REQUIRED, "Either event, a title, or eventId is needed");
        }
        need(venue, "/venue", faults);
        need(startsAt, "/startsAt", faults);
        need(salesOpenAt, "/salesOpenAt", faults);
        need(salesCloseAt, "/salesCloseAt", faults);
        need(currency, "/currency", faults);
        need(maxSeatsPerCustomer, "/maxSeatsPerCustomer", faults);
        if (salesOpenAt != null && salesCloseAt != null && !salesOpenAt.isBefore(salesCloseAt)) {
            faults.add("/salesCloseAt", Fault.Kind.INVALID, "Sales close after they open");
        }
        if (startsAt != null && endsAt != null && !startsAt.isBefore(endsAt)) {
            faults.add("/endsAt", Fault.Kind.INVALID, "A showtime ends after it starts");
        }
        if (currency != null) {
            prices.check(categories, currency, amountMin, faults);
        }
        for (String category : onlyIfNamed) {
            if (!categories.contains(category)) {
                faults.add("/onlyIfNamed", Fault.Kind.CATEGORY_UNKNOWN, "The plan has no category " + category);
            }
        }
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

    private static @Nullable RefundPolicy refund(JsonCursor cursor) {
        @Nullable Instant[] until = new Instant[1];
        @Nullable Long[] keep = new Long[1];
        cursor.object(member -> {
            switch (member) {
                case "until" -> until[0] = JsonValues.instant(cursor);
                case "keep" -> keep[0] = cursor.integer(0, Integer.MAX_VALUE);
                default -> {
                    return false;
                }
            }
            return true;
        });
        if (until[0] == null) {
            cursor.fault(Fault.Kind.REQUIRED, "A refund policy says until when");
            return null;
        }
        return new RefundPolicy(until[0], keep[0] == null ? 0L : keep[0]);
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
