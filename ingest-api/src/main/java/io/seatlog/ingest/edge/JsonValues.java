package io.seatlog.ingest.edge;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Values in requests that JSON has no type for. Each reads the value at the cursor, or notes a fault. */
public final class JsonValues {

    private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59Z");

    private JsonValues() {}

    /** A time as RFC 3339 has it. */
    public static @Nullable Instant instant(JsonCursor cursor) {
        String text = cursor.string(1, 40);
        if (text == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (!time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        cursor.fault(Fault.Kind.INVALID, "A time as 2026-12-31T20:00:00Z is expected");
        return null;
    }

    /** A length of time as ISO 8601 has it, in milliseconds. */
    public static @Nullable Long duration(JsonCursor cursor, Duration min, Duration max) {
        String text = cursor.string(1, 40);
        if (text == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
                return duration.toMillis();
            }
            cursor.fault(Fault.Kind.OUT_OF_RANGE, "A duration from " + min + " to " + max + " is expected");
        } catch (DateTimeException e) {
            cursor.fault(Fault.Kind.INVALID, "A duration as PT15M is expected");
        }
        return null;
    }

    /** A time zone's name. */
    public static @Nullable String timeZone(JsonCursor cursor) {
        String text = cursor.string(1, 64);
        try {
            return text == null ? null : ZoneId.of(text).getId();
        } catch (DateTimeException e) {
            cursor.fault(Fault.Kind.INVALID, "A time zone as Europe/Berlin is expected");
            return null;
        }
    }

    /** A currency's ISO 4217 code. */
    public static @Nullable String currency(JsonCursor cursor) {
        String text = cursor.string(1, 3);
        try {
            if (text == null || Currency.getInstance(text).getDefaultFractionDigits() >= 0) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        cursor.fault(Fault.Kind.INVALID, "A currency as EUR is expected");
        return null;
    }
}
