package io.seatlog.stripe;

import io.seatlog.stripe.domain.Call;
import io.seatlog.stripe.domain.Purchase;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a new checkout session, read and checked. */
final class SessionForm {
    static final Set<String> KNOWN = Set.of(
            "adaptive_pricing[enabled]",
            "allow_promotion_codes",
            "automatic_tax[enabled]",
            "billing_address_collection",
            "cancel_url",
            "client_reference_id",
            "currency",
            "custom_text[submit][message]",
            "custom_text[after_submit][message]",
            "customer_creation",
            "customer_email",
            "expires_at",
            "line_items[][quantity]",
            "line_items[][price_data][currency]",
            "line_items[][price_data][unit_amount]",
            "line_items[][price_data][tax_behavior]",
            "line_items[][price_data][product_data][name]",
            "line_items[][price_data][product_data][description]",
            "locale",
            "metadata[*]",
            "mode",
            "origin_context",
            "payment_intent_data[capture_method]",
            "payment_intent_data[description]",
            "payment_intent_data[metadata][*]",
            "payment_intent_data[receipt_email]",
            "payment_intent_data[statement_descriptor_suffix]",
            "payment_method_types[]",
            "phone_number_collection[enabled]",
            "submit_type",
            "success_url",
            "ui_mode");

    private static final Set<String> GIVEN_BACK =
            Set.of("billing_address_collection", "customer_creation", "locale", "origin_context", "submit_type");
    private static final Set<String> SWITCHES = Set.of(
            "adaptive_pricing[enabled]",
            "allow_promotion_codes",
            "automatic_tax[enabled]",
            "phone_number_collection[enabled]");
    private static final int LINES_MAX = 100;
    private static final int TEXT_MAX = 1200;
    private static final int REFERENCE_MAX = 200;
    private static final int URL_MAX = 5000;

    private final Form form;
    private final Call.IdSource ids;

    private SessionForm(Form form, Call.IdSource ids) {
        this.form = form;
        this.ids = ids;
    }

    static Purchase read(Form form, Call.IdSource ids) {
        return new SessionForm(form, ids).read();
    }

    private Purchase read() {
        form.word("mode", Set.of("payment"));
        form.word("ui_mode", Set.of("hosted_page"));
        form.need("mode");
        for (String type : form.list("payment_method_types")) {
            if (!type.equals("card")) {
                throw BadRequest.of(
                        "payment_method_types", "The payment method type provided: " + type + " is invalid.");
            }
        }
        List<Purchase.LineItem> lines = lines();
        String currency = currency();
        long total = lines.stream().mapToLong(Purchase.LineItem::amount).reduce(0, Math::addExact);
        Currencies.check(currency, total);
        return new Purchase(
                currency,
                total,
                lines,
                intent(),
                address(form.need("success_url"), "success_url"),
                form.get("cancel_url") == null ? null : address(form.need("cancel_url"), "cancel_url"),
                limited("client_reference_id", REFERENCE_MAX),
                form.get("customer_email"),
                customText(),
                metadata("metadata"),
                options());
    }

    private String currency() {
        String currency = form.need("line_items[0][price_data][currency]");
        for (int i = 1; i < form.count("line_items"); i++) {
            if (!currency.equals(form.need(line(i) + "[price_data][currency]"))) {
                throw BadRequest.of("line_items", "All line items must have the same currency.");
            }
        }
        return Currencies.known("line_items[0][price_data][currency]", currency);
    }

    private List<Purchase.LineItem> lines() {
        int count = form.count("line_items");
        if (count == 0) {
            throw BadRequest.of("parameter_missing", "line_items", "Missing required param: line_items.");
        }
        if (count > LINES_MAX) {
            throw BadRequest.of("line_items", "A session has at most " + LINES_MAX + " line items.");
        }
        List<Purchase.LineItem> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String price = line(i) + "[price_data]";
            long unitAmount = form.number(price + "[unit_amount]", -1);
            if (unitAmount < 0 || unitAmount > Currencies.MOST) {
                throw BadRequest.of(price + "[unit_amount]", "Invalid unit_amount.");
            }
            lines.add(new Purchase.LineItem(
                    ids.next("li_"),
                    form.need(price + "[product_data][name]"),
                    form.get(price + "[product_data][description]"),
                    unitAmount,
                    quantity(line(i) + "[quantity]")));
        }
        return lines;
    }

    private static String line(int number) {
        return "line_items[" + number + "]";
    }

    private long quantity(String name) {
        form.need(name);
        long quantity = form.number(name, 1);
        if (quantity == 0 || quantity > 999_999) {
            throw BadRequest.of("parameter_invalid_integer", name, "Invalid quantity: " + quantity);
        }
        return quantity;
    }

    private Purchase.IntentTerms intent() {
        String method =
                form.word("payment_intent_data[capture_method]", Set.of("automatic", "automatic_async", "manual"));
        return new Purchase.IntentTerms(
                "manual".equals(method),
                form.get("payment_intent_data[description]"),
                form.get("payment_intent_data[receipt_email]"),
                limited("payment_intent_data[statement_descriptor_suffix]", 22),
                metadata("payment_intent_data[metadata]"));
    }

    private Map<String, String> customText() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String place : List.of("submit", "after_submit")) {
            String text = limited("custom_text[" + place + "][message]", TEXT_MAX);
            if (text != null) {
                texts.put(place, text);
            }
        }
        return texts;
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        for (String name : GIVEN_BACK) {
            String value = form.get(name);
            if (value != null) {
                options.put(name, value);
            }
        }
        for (String name : SWITCHES) {
            String value = form.word(name, Set.of("true", "false"));
            if ("true".equals(value)) {
                throw BadRequest.of(
                        name, "The emulator knows only amounts that are the caller's own: " + name + " must be off.");
            }
            if (value != null) {
                options.put(name, value);
            }
        }
        return options;
    }

    private Map<String, String> metadata(String name) {
        return checkedMetadata(form, name);
    }

    /** Metadata within the provider's limits. */
    static Map<String, String> checkedMetadata(Form form, String name) {
        Map<String, String> metadata = form.map(name);
        if (metadata.size() > 50) {
            throw BadRequest.of(name, "Metadata can have at most 50 keys.");
        }
        metadata.forEach((key, value) -> {
            if (key.length() > 40 || value.length() > 500) {
                throw BadRequest.of(
                        name + "[" + key + "]", "Metadata keys have at most 40 and values at most 500 characters.");
            }
        });
        return metadata;
    }

    private @Nullable String limited(String name, int max) {
        String value = form.get(name);
        if (value != null && value.length() > max) {
            throw BadRequest.of(name, "Invalid string: must be at most " + max + " characters");
        }
        return value;
    }

    private static String address(String url, String name) {
        try {
            URI uri = URI.create(url.replace("{CHECKOUT_SESSION_ID}", "id"));
            if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme()) && url.length() <= URL_MAX) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw BadRequest.of("url_invalid", name, "Not a valid URL");
        }
        throw BadRequest.of("url_invalid", name, "Not a valid URL");
    }
}
