package io.seatlog.ingest.publish;

import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.edge.JsonCursor;
import io.seatlog.layout.Part;
import io.seatlog.wire.CategoryPrice;
import io.seatlog.wire.Price;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the categories cost, in minor units. */
final class Prices {

    private static final int CATEGORIES_MAX = 500;

    private final Map<String, Price> byCategory = new TreeMap<>();
    private final Set<String> faulty = new HashSet<>();
    private boolean named;

    /** Takes over what stands in a policy. */
    void add(List<CategoryPrice> prices) {
        prices.forEach(price -> byCategory.put(price.getCategory(), price.getPrice()));
    }

    /** Reads the object at the cursor over what is there, as a merge patch has it; null takes a price away. */
    void merge(JsonCursor cursor) {
        named = true;
        cursor.object(category -> {
            merge(category, cursor);
            return true;
        });
    }

    private void merge(String category, JsonCursor cursor) {
        if (category.isEmpty() || category.length() > Part.CATEGORY_LENGTH_MAX) {
            cursor.fault(Fault.Kind.OUT_OF_RANGE, "A category has 1 to " + Part.CATEGORY_LENGTH_MAX + " characters");
        }
        Price before = byCategory.remove(category);
        if (cursor.isNull()) {
            return;
        }
        if (byCategory.size() >= CATEGORIES_MAX) {
            cursor.fault(Fault.Kind.OUT_OF_RANGE, "More than " + CATEGORIES_MAX + " categories");
            cursor.skip();
            return;
        }
        Price price = PriceForm.merged(before, cursor);
        if (price == null) {
            faulty.add(category);
        } else {
            byCategory.put(category, price);
        }
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

    /**
     * Notes categories without a price; whether it was wrong has been noted already.
     *
     * @param used the categories of the plan; null if it is not known
     */
    void checkAllThere(@Nullable Collection<String> used, Faults faults) {
        if (faults.has("/prices")) {
            return;
        }
        if (used == null) {
            if (!named && byCategory.isEmpty()) {
                faults.add("/prices", Fault.Kind.REQUIRED, "A showtime needs this");
            }
            return;
        }
        for (String category : used) {
            if (!byCategory.containsKey(category) && !faulty.contains(category)) {
                faults.add("/prices", Fault.Kind.PRICE_MISSING, "Category " + category + " has no price");
            }
        }
    }

    /**
     * Notes prices that the provider does not take.
     *
     * @param currency   null if it is not known
     * @param amountMin  least that it takes
     * @param orderSeats most seats of one order
     */
    void checkPayable(@Nullable String currency, long amountMin, long orderSeats, Faults faults) {
        boolean tens = currency != null && Currency.getInstance(currency).getDefaultFractionDigits() == 3;
        byCategory.forEach((category, price) -> {
            long amount = price.getAmount();
            String pointer = Faults.child("/prices", category);
            if (amount > 0 && amount < amountMin) {
                faults.add(
                        pointer,
                        Fault.Kind.PRICE_TOO_SMALL,
                        "A price is 0 or at least " + amountMin + ", which the payment provider asks for");
            }
            if (amount * orderSeats > PriceForm.AMOUNT_MAX) {
                faults.add(pointer, Fault.Kind.PRICE_TOO_LARGE, tooLarge(orderSeats));
            }
            if (tens && amount % 10 != 0) {
                faults.add(pointer, Fault.Kind.INVALID, "In " + currency + " a price is a multiple of 10");
            }
        });
    }

    private static String tooLarge(long orderSeats) {
        return "The payment provider takes at most " + PriceForm.AMOUNT_MAX + " at once, and one order may have "
                + orderSeats + " seats: so at most " + PriceForm.AMOUNT_MAX / orderSeats
                + " a seat, or fewer maxSeatsPerCustomer";
    }
}
