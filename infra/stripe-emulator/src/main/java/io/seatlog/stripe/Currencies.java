package io.seatlog.stripe;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The provider's units: what 100 of a currency is, and the least it takes. */
final class Currencies {
    private static final Set<String> WHOLE = Set.of(
            "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf");
    private static final Set<String> THREE_DECIMALS = Set.of("bhd", "jod", "kwd", "omr", "tnd");
    private static final Set<String> NO_CENTS = Set.of("isk", "ugx");
    private static final Map<String, Long> LEAST = Map.ofEntries(
            Map.entry("aed", 200L),
            Map.entry("bgn", 100L),
            Map.entry("czk", 1500L),
            Map.entry("dkk", 250L),
            Map.entry("gbp", 30L),
            Map.entry("hkd", 400L),
            Map.entry("huf", 17500L),
            Map.entry("inr", 50L),
            Map.entry("mxn", 1000L),
            Map.entry("myr", 200L),
            Map.entry("nok", 300L),
            Map.entry("pln", 200L),
            Map.entry("ron", 200L),
            Map.entry("sek", 300L),
            Map.entry("thb", 1000L));
    private static final long LEAST_ELSEWHERE = 50;
    /** The most one session can cost. */
    static final long MOST = 99_999_999L;

    private Currencies() {}

    /** The currency in small letters, if there is such a one. */
    static String known(String param, String given) {
        String currency = given.toLowerCase(Locale.ROOT);
        try {
            Currency.getInstance(currency.toUpperCase(Locale.ROOT));
            return currency;
        } catch (IllegalArgumentException e) {
            throw BadRequest.of(param, "Invalid currency: " + given + ".");
        }
    }

    /** Refuses amounts the provider would refuse. */
    static void check(String currency, long total) {
        if (total < LEAST.getOrDefault(currency, LEAST_ELSEWHERE)) {
            throw BadRequest.of(
                    "amount_too_small",
                    "line_items",
                    "The Checkout Session's total amount must convert to at least the minimum of " + currency + ".");
        }
        if (total > MOST) {
            throw BadRequest.of(
                    "amount_too_large",
                    "line_items",
                    "The Checkout Session's total amount must be no more than " + MOST);
        }
        if (NO_CENTS.contains(currency) && total % 100 != 0 || THREE_DECIMALS.contains(currency) && total % 10 != 0) {
            throw BadRequest.of(
                    "line_items", "Invalid amount: " + currency + " takes no amounts as small as the last digits.");
        }
    }

    /** For people to read. */
    static String shown(String currency, long amount) {
        int digits = WHOLE.contains(currency) ? 0 : THREE_DECIMALS.contains(currency) ? 3 : 2;
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.ENGLISH);
        format.setCurrency(Currency.getInstance(currency.toUpperCase(Locale.ROOT)));
        int shownDigits = NO_CENTS.contains(currency) ? 0 : digits;
        format.setMinimumFractionDigits(shownDigits);
        format.setMaximumFractionDigits(shownDigits);
        return format.format(BigDecimal.valueOf(amount, digits));
    }
}
