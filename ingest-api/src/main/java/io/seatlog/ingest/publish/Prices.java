package io.seatlog.ingest.publish;

import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.edge.JsonCursor;
import io.seatlog.wire.CategoryPrice;
import io.seatlog.wire.Price;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the categories cost, in minor units. */
final class Prices {

    /** Most that the payment provider takes at once. */
    private static final long AMOUNT_MAX = 99_999_999;

    private static final int CATEGORIES_MAX = 500;
    private static final long TAX_RATE_MAX = 10_000;

    private final Map<String, Price> byCategory = new TreeMap<>();

    /** Takes over what stands in a policy. */
    void add(List<CategoryPrice> prices) {
        prices.forEach(price -> byCategory.put(price.getCategory(), price.getPrice()));
    }

    /** Reads the object at the cursor over what is there; null takes a price away. */
    void merge(JsonCursor cursor) {
        cursor.object(category -> {
            if (category.isEmpty() || category.length() > 200) {
                cursor.fault(Fault.Kind.OUT_OF_RANGE, "A category has 1 to 200 characters");
            }
            if (byCategory.size() >= CATEGORIES_MAX) {
                cursor.fault(Fault.Kind.OUT_OF_RANGE, "More than " + CATEGORIES_MAX + " categories");
                cursor.skip();
                return true;
            }
            if (cursor.isNull()) {
                byCategory.remove(category);
                return true;
            }
            Price price = price(cursor);
            if (price != null) {
                byCategory.put(category, price);
            }
            return true;
        });
    }

    /** Prices in the order of their categories. */
    List<CategoryPrice> list() {
        return byCategory.entrySet().stream()
                .map(entry -> new CategoryPrice(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The price of a category. */
    @Nullable
    Price of(String category) {
        return byCategory.get(category);
    }

    /** Notes categories without a price, and prices that the provider does not take. */
    void check(Collection<String> used, String currency, long amountMin, Faults faults) {
        for (String category : used) {
            if (!byCategory.containsKey(category)) {
                faults.add("/prices", Fault.Kind.PRICE_MISSING, "Category " + category + " has no price");
            }
        }
        boolean tens = Currency.getInstance(currency).getDefaultFractionDigits() == 3;
        byCategory.forEach((category, price) -> {
            String pointer = Faults.child("/prices", category);
            if (price.getAmount() > 0 && price.getAmount() < amountMin) {
                faults.add(
                        pointer,
                        Fault.Kind.PRICE_TOO_SMALL,
                        "A price is 0 or at least " + amountMin + ", which the payment provider asks for");
            }
            if (tens && price.getAmount() % 10 != 0) {
                faults.add(pointer, Fault.Kind.INVALID, "In " + currency + " a price is a multiple of 10");
            }
        });
    }

    private static @Nullable Price price(JsonCursor cursor) {
        if (!cursor.isObject()) {
            Long amount = cursor.integer(0, AMOUNT_MAX);
            return amount == null ? null : new Price(amount, 0L, 0);
        }
        @Nullable Long[] read = new Long[3];
        cursor.object(member -> {
            switch (member) {
                case "price" -> read[0] = cursor.integer(0, AMOUNT_MAX);
                case "fee" -> read[1] = cursor.integer(0, AMOUNT_MAX);
                case "taxRate" -> read[2] = hundredths(cursor);
                default -> {
                    return false;
                }
            }
            return true;
        });
        Long amount = read[0];
        if (amount == null) {
            cursor.fault(Fault.Kind.REQUIRED, "A price in minor units is needed");
            return null;
        }
        long fee = read[1] == null ? 0 : read[1];
        if (fee > amount) {
            cursor.fault(Fault.Kind.OUT_OF_RANGE, "The fee is inside the price, so it is not more");
        }
        return new Price(amount, fee, read[2] == null ? 0 : read[2].intValue());
    }

    /** A tax rate is told in percent with at most two decimals, and kept in hundredths. */
    private static @Nullable Long hundredths(JsonCursor cursor) {
        Double percent = cursor.number();
        if (percent == null) {
            return null;
        }
        long hundredths = Math.round(percent * 100);
        if (hundredths < 0 || hundredths > TAX_RATE_MAX || Math.abs(percent * 100 - hundredths) > 1e-6) {
            cursor.fault(Fault.Kind.OUT_OF_RANGE, "A tax rate is 0 to 100 percent with at most two decimals");
            return null;
        }
        return hundredths;
    }
}
