package io.seatlog.query.view;

import io.seatlog.query.body.Json;
import io.seatlog.sale.ShowtimeStatus;
import io.seatlog.wire.CategoryPrice;
import io.seatlog.wire.Policy;
import io.seatlog.wire.Price;
import io.seatlog.wire.RefundPolicy;
import io.seatlog.wire.SectionRef;
import io.seatlog.wire.Showtime;
import io.seatlog.wire.ShowtimeTexts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes a showtime as buyers and organisers read it. */
public final class ShowtimeJson {

    private ShowtimeJson() {}

    /**
     * Writes the members of a showtime.
     *
     * @param texts its words, if they have come
     * @param title the event's title, if it is known
     */
    public static void members(
            JsonGenerator json, Showtime showtime, @Nullable ShowtimeTexts texts, @Nullable String title, Instant now) {
        Policy policy = showtime.getPolicy();
        json.writeStringProperty("showtimeId", showtime.getShowtimeId());
        json.writeStringProperty("status", ShowtimeStatus.of(showtime, now).name());
        Json.optional(json, "event", title);
        if (texts != null) {
            Json.optional(json, "eventId", texts.getEventId());
            json.writeStringProperty("venue", texts.getVenue());
            json.writeStringProperty("timeZone", texts.getTimeZone());
        }
        Json.time(json, "startsAt", policy.getStartsAt());
        Json.time(json, "endsAt", policy.getEndsAt());
        Json.time(json, "salesOpenAt", policy.getSalesOpenAt());
        Json.time(json, "salesCloseAt", policy.getSalesCloseAt());
        json.writeStringProperty("currency", policy.getCurrency());
        json.writeStringProperty(
                "holdFor", Duration.ofMillis(policy.getHoldForMs()).toString());
        json.writeNumberProperty("maxSeatsPerCustomer", policy.getMaxSeatsPerCustomer());
        json.writeStringProperty(
                "keepFor", Duration.ofMillis(policy.getKeepForMs()).toString());
        refund(json, policy.getRefund());
        prices(json, policy);
        Json.texts(json, "onlyIfNamed", policy.getOnlyIfNamed());
        json.writeStringProperty("planId", showtime.getPlanId());
        json.writeNumberProperty("seats", showtime.getSeats());
        sections(json, showtime);
        json.writeNumberProperty("revision", showtime.getRevision());
        Json.time(json, "now", now);
    }

    private static void refund(JsonGenerator json, @Nullable RefundPolicy refund) {
        if (refund != null) {
            json.writeObjectPropertyStart("refund");
            Json.time(json, "until", refund.getUntil());
            json.writeNumberProperty("keep", refund.getKeep());
            json.writeEndObject();
        }
    }

    private static void prices(JsonGenerator json, Policy policy) {
        json.writeObjectPropertyStart("prices");
        for (CategoryPrice price : policy.getPrices()) {
            json.writeObjectPropertyStart(price.getCategory());
            Price amount = price.getPrice();
            json.writeNumberProperty("price", amount.getAmount());
            json.writeNumberProperty("fee", amount.getFee());
            json.writeNumberProperty("taxRate", percent(amount.getTaxRate()));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** A tax rate as organisers write it: 0.5, 7, 19. It is kept in hundredths of a percent. */
    private static BigDecimal percent(int hundredths) {
        BigDecimal percent = BigDecimal.valueOf(hundredths, 2).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }

    private static void sections(JsonGenerator json, Showtime showtime) {
        json.writeArrayPropertyStart("sections");
        for (SectionRef section : showtime.getSections()) {
            json.writeStartObject();
            json.writeStringProperty("id", section.getSection());
            json.writeStringProperty("name", section.getName());
            json.writeStringProperty("kind", section.getKind().name());
            json.writeNumberProperty("seats", section.getSeats());
            Json.texts(json, "categories", section.getCategories());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
