package io.seatlog.order;

import java.util.Locale;
import java.util.Set;

/** Between minor units of ISO 4217, in which Seatlog counts, and the provider's, which differ for a few currencies. */
final class ProviderMoney {

    /** Currencies without decimals that the provider writes with two. */
    private static final Set<String> TWO_DECIMALS_MORE = Set.of("ISK", "UGX");

    private static final long FACTOR = 100;

    private ProviderMoney() {}

    static long toProvider(long amount, String currency) {
        return TWO_DECIMALS_MORE.contains(currency) ? Math.multiplyExact(amount, FACTOR) : amount;
    }

    /** An amount that is no whole number of ours reads as -1: it equals no price. */
    static long fromProvider(long amount, String currency) {
        if (!TWO_DECIMALS_MORE.contains(ours(currency))) {
            return amount;
        }
        return amount % FACTOR == 0 ? amount / FACTOR : -1;
    }

    static String theirs(String currency) {
        return currency.toLowerCase(Locale.ROOT);
    }

    static String ours(String currency) {
        return currency.toUpperCase(Locale.ROOT);
    }
}
