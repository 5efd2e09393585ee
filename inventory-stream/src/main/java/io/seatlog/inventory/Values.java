package io.seatlog.inventory;

import io.seatlog.inventory.domain.Category;
import io.seatlog.inventory.domain.Policy;
import io.seatlog.inventory.domain.Price;
import io.seatlog.inventory.domain.RefundPolicy;
import io.seatlog.runtime.streams.BrokenInvariantException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What several rows hold. */
final class Values {

    private Values() {}

    static <T> T constant(List<T> constants, int number) {
        if (number >= constants.size()) {
            throw new BrokenInvariantException("A row has constant " + number + " of " + constants);
        }
        return constants.get(number);
    }

    static void put(RowWriter row, Price price) {
        row.putLong(price.amount());
        row.putLong(price.fee());
        row.putInt(price.taxRate());
    }

    static Price price(RowReader row) {
        return new Price(row.getLong(), row.getLong(), row.getInt());
    }

    static void put(RowWriter row, List<Category> categories) {
        row.putInt(categories.size());
        categories.forEach(category -> row.putText(category.name()));
    }

    static List<Category> categories(RowReader row) {
        return row.getList(r -> new Category(r.getText()));
    }

    static void put(RowWriter row, Policy policy) {
        row.putTime(policy.startsAt());
        row.putOptionalTime(policy.endsAt());
        row.putTime(policy.salesOpenAt());
        row.putTime(policy.salesCloseAt());
        row.putText(policy.currency());
        row.putLong(policy.holdFor().toMillis());
        row.putInt(policy.maxSeatsPerCustomer());
        row.putLong(policy.keepFor().toMillis());
        RefundPolicy refund = policy.refund();
        row.putOptionalTime(refund == null ? null : refund.until());
        row.putLong(refund == null ? 0 : refund.keep());
        row.putInt(policy.prices().size());
        policy.prices().forEach((category, price) -> {
            row.putText(category.name());
            put(row, price);
        });
        put(row, policy.onlyIfNamed());
        row.putText(policy.texts());
    }

    static Policy policy(RowReader row) {
        Instant startsAt = row.getTime();
        Instant endsAt = row.getOptionalTime();
        Instant salesOpenAt = row.getTime();
        Instant salesCloseAt = row.getTime();
        String currency = row.getText();
        Duration holdFor = Duration.ofMillis(row.getLong());
        int maxSeatsPerCustomer = row.getInt();
        Duration keepFor = Duration.ofMillis(row.getLong());
        @Nullable Instant until = row.getOptionalTime();
        long keep = row.getLong();
        Map<Category, Price> prices = new LinkedHashMap<>();
        for (int n = row.getInt(); n > 0; n--) {
            prices.put(new Category(row.getText()), price(row));
        }
        return new Policy(
                startsAt,
                endsAt,
                salesOpenAt,
                salesCloseAt,
                currency,
                holdFor,
                maxSeatsPerCustomer,
                keepFor,
                until == null ? null : new RefundPolicy(until, keep),
                prices,
                categories(row),
                row.getText());
    }
}
