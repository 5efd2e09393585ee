package io.seatlog.ingest.publish;

import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.JsonCursor;
import io.seatlog.wire.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads the price of one category, over what it was before. */
final class PriceForm {

    /** Most that the payment provider takes at once. */
    static final long AMOUNT_MAX = 99_999_999;

    private static final long TAX_RATE_MAX = 10_000;

    private final JsonCursor cursor;
    private @Nullable Long amount;
    private @Nullable Long fee;
    private @Nullable Long taxRate;

    private PriceForm(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /**
     * The price after a merge patch (RFC 7396) of the one before: members that are not named stay, null takes one away. A
     * bare number is no object, so it replaces the whole price: without fee, without tax. Null if it is none, which has been
     * noted.
     */
    static @Nullable Price merged(@Nullable Price before, JsonCursor cursor) {
        PriceForm form = new PriceForm(cursor);
        if (before != null && cursor.isObject()) {
            form.amount = before.getAmount();
            form.fee = before.getFee();
            form.taxRate = (long) before.getTaxRate();
        }
        int found = cursor.faultsFound();
        if (cursor.isObject()) {
            cursor.object(form::member);
        } else {
            form.amount = cursor.integer(0, AMOUNT_MAX);
        }
        return cursor.faultsFound() > found ? null : form.price();
    }

    private boolean member(String member) {
        switch (member) {
            case "price" -> amount = cursor.isNull() ? null : cursor.integer(0, AMOUNT_MAX);
            case "fee" -> fee = cursor.isNull() ? null : cursor.integer(0, AMOUNT_MAX);
            case "taxRate" -> taxRate = cursor.isNull() ? null : hundredths();
            default -> {
                return false;
            }
        }
        return true;
    }

    private @Nullable Price price() {
        if (amount == null) {
            cursor.fault(Fault.Kind.REQUIRED, "A price in minor units is needed");
            return null;
        }
        if (fee != null && fee > amount) {
            cursor.fault(
                    Fault.Kind.OUT_OF_RANGE,
                    "The fee is inside the price, so " + fee + " is too much of " + amount + " in all");
            return null;
        }
        return new Price(amount, fee == null ? 0L : fee, taxRate == null ? 0 : taxRate.intValue());
    }

    /** A tax rate is told in percent with at most two decimals, and kept in hundredths. */
    private @Nullable Long hundredths() {
        Double percent = cursor.number();
        if (percent == null) {
            return null;
        }
        try {
            long hundredths = BigDecimal.valueOf(percent).movePointRight(2).longValueExact();
            if (hundredths >= 0 && hundredths <= TAX_RATE_MAX) {
                return hundredths;
            }
        } catch (ArithmeticException e) {
            // Told below: it has more decimals.
        }
        cursor.fault(Fault.Kind.OUT_OF_RANGE, "A tax rate is 0 to 100 percent with at most two decimals");
        return null;
    }
}
