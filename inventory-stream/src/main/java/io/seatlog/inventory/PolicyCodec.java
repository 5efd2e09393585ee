package io.seatlog.inventory;

import io.seatlog.inventory.domain.Category;
import io.seatlog.inventory.domain.Policy;
import io.seatlog.inventory.domain.Price;
import io.seatlog.inventory.domain.RefundPolicy;
import io.seatlog.wire.CategoryPrice;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between policies, with their prices, and their records. */
final class PolicyCodec {

    private PolicyCodec() {}

    static Policy decode(io.seatlog.wire.Policy policy) {
        Map<Category, Price> prices = new LinkedHashMap<>();
        for (CategoryPrice price : policy.getPrices()) {
            prices.put(new Category(price.getCategory()), decode(price.getPrice()));
        }
        io.seatlog.wire.RefundPolicy refund = policy.getRefund();
        return new Policy(
                policy.getStartsAt(),
                policy.getEndsAt(),
                policy.getSalesOpenAt(),
                policy.getSalesCloseAt(),
                policy.getCurrency(),
                Duration.ofMillis(policy.getHoldForMs()),
                policy.getMaxSeatsPerCustomer(),
                Duration.ofMillis(policy.getKeepForMs()),
                refund == null ? null : new RefundPolicy(refund.getUntil(), refund.getKeep()),
                prices,
                PartCodec.categories(policy.getOnlyIfNamed()),
                policy.getTexts());
    }

    static io.seatlog.wire.Policy encode(Policy policy) {
        List<CategoryPrice> prices = policy.prices().entrySet().stream()
                .map(price -> new CategoryPrice(price.getKey().name(), encode(price.getValue())))
                .toList();
        return new io.seatlog.wire.Policy(
                policy.startsAt(),
                policy.endsAt(),
                policy.salesOpenAt(),
                policy.salesCloseAt(),
                policy.currency(),
                policy.holdFor().toMillis(),
                policy.maxSeatsPerCustomer(),
                policy.keepFor().toMillis(),
                encode(policy.refund()),
                prices,
                PartCodec.names(policy.onlyIfNamed()),
                policy.texts());
    }

    static Price decode(io.seatlog.wire.Price price) {
        return new Price(price.getAmount(), price.getFee(), price.getTaxRate());
    }

    static io.seatlog.wire.Price encode(Price price) {
        return new io.seatlog.wire.Price(price.amount(), price.fee(), price.taxRate());
    }

    static io.seatlog.wire.@Nullable RefundPolicy encode(@Nullable RefundPolicy refund) {
        return refund == null ? null : new io.seatlog.wire.RefundPolicy(refund.until(), refund.keep());
    }
}
