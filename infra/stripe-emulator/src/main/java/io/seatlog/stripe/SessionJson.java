package io.seatlog.stripe;

import io.seatlog.stripe.domain.CheckoutSession;
import io.seatlog.stripe.domain.Purchase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checkout sessions as the provider's JSON. */
final class SessionJson {
    private static final List<String> ALWAYS_NULL = List.of(
            "after_expiration",
            "client_secret",
            "consent",
            "consent_collection",
            "currency_conversion",
            "customer",
            "customer_account",
            "invoice",
            "payment_link",
            "recovered_from",
            "saved_payment_method_options",
            "setup_intent",
            "shipping_address_collection",
            "shipping_cost",
            "subscription",
            "wallet_options");

    private final String pageUrl;

    SessionJson(String pageUrl) {
        this.pageUrl = pageUrl;
    }

    void put(CheckoutSession session, ObjectNode node) {
        Purchase purchase = session.purchase();
        node.put("id", session.id()).put("object", "checkout.session");
        node.putObject("adaptive_pricing").put("enabled", false);
        node.put("allow_promotion_codes", false)
                .put("amount_subtotal", purchase.total())
                .put("amount_total", purchase.total());
        node.putObject("automatic_tax")
                .put("enabled", false)
                .putNull("liability")
                .putNull("provider")
                .putNull("status");
        node.put("cancel_url", purchase.cancelUrl())
                .put("client_reference_id", purchase.reference())
                .put("created", session.created())
                .put("currency", purchase.currency());
        node.putArray("custom_fields");
        customText(purchase, node.putObject("custom_text"));
        customer(session, node);
        node.putArray("discounts");
        node.put("expires_at", session.expiresAt()).put("livemode", false);
        metadata(purchase.metadata(), node);
        node.put("mode", "payment").put("payment_intent", session.paymentIntent());
        payment(session, node);
        purchase.options().forEach((name, value) -> {
            if (!name.contains("[") && !node.has(name)) {
                node.put(name, value);
            }
        });
        ALWAYS_NULL.forEach(node::putNull);
    }

    private void payment(CheckoutSession session, ObjectNode node) {
        Purchase purchase = session.purchase();
        node.put("payment_method_collection", "if_required");
        node.putObject("payment_method_options").putObject("card").put("request_three_d_secure", "automatic");
        node.putArray("payment_method_types").add("card");
        node.put("payment_status", session.captured() ? "paid" : "unpaid");
        node.putObject("phone_number_collection").put("enabled", false);
        node.putArray("shipping_options");
        node.put("status", session.status().name().toLowerCase(Locale.ROOT)).put("success_url", purchase.successUrl());
        node.putObject("total_details")
                .put("amount_discount", 0)
                .put("amount_shipping", 0)
                .put("amount_tax", 0);
        node.put("ui_mode", "hosted_page").put("url", session.open() ? url(session.id()) : null);
        for (String name : List.of("billing_address_collection", "locale", "origin_context", "submit_type")) {
            node.put(name, purchase.options().get(name));
        }
    }

    private static void customer(CheckoutSession session, ObjectNode node) {
        String email = session.purchase().customerEmail();
        node.put("customer_creation", session.purchase().options().getOrDefault("customer_creation", "if_required"));
        if (email == null) {
            node.putNull("customer_details");
        } else {
            node.putObject("customer_details").put("email", email).put("tax_exempt", "none");
        }
        node.put("customer_email", email);
    }

    private static void customText(Purchase purchase, ObjectNode texts) {
        for (String place : List.of("after_submit", "shipping_address", "submit", "terms_of_service_acceptance")) {
            String text = purchase.customText().get(place);
            if (text == null) {
                texts.putNull(place);
            } else {
                texts.putObject(place).put("message", text);
            }
        }
    }

    static void metadata(Map<String, String> metadata, ObjectNode node) {
        ObjectNode inner = node.putObject("metadata");
        metadata.forEach(inner::put);
    }

    private String url(String sessionId) {
        return pageUrl + "/c/pay/" + sessionId;
    }

    /** What is bought, as the list shown when {@code line_items} is expanded. */
    ObjectNode lines(CheckoutSession session) {
        ObjectNode list =
                JsonNodeFactory.instance.objectNode().put("object", "list").put("has_more", false);
        list.put("url", "/v1/checkout/sessions/" + session.id() + "/line_items");
        var rows = list.putArray("data");
        String currency = session.purchase().currency();
        for (Purchase.LineItem line : session.purchase().lines()) {
            ObjectNode row = rows.addObject().put("id", line.id()).put("object", "item");
            row.put("amount_discount", 0)
                    .put("amount_subtotal", line.amount())
                    .put("amount_tax", 0)
                    .put("amount_total", line.amount())
                    .put("currency", currency)
                    .put("description", line.name())
                    .put("quantity", line.quantity());
            row.putObject("price")
                    .put("id", line.id().replace("li_", "price_"))
                    .put("object", "price")
                    .put("active", false)
                    .put("currency", currency)
                    .put("livemode", false)
                    .put("type", "one_time")
                    .put("unit_amount", line.unitAmount());
        }
        return list;
    }
}
