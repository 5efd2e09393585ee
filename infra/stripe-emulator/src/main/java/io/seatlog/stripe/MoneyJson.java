package io.seatlog.stripe;

import io.seatlog.stripe.domain.Charge;
import io.seatlog.stripe.domain.Decline;
import io.seatlog.stripe.domain.Dispute;
import io.seatlog.stripe.domain.PaymentIntent;
import io.seatlog.stripe.domain.Refund;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Payments, charges, refunds and disputes as the provider's JSON. */
final class MoneyJson {

    void put(PaymentIntent intent, ObjectNode node) {
        node.put("id", intent.id())
                .put("object", "payment_intent")
                .put("amount", intent.amount())
                .put("amount_capturable", intent.amountCapturable());
        node.putObject("amount_details").putObject("tip");
        node.put("amount_received", intent.amountReceived())
                .putNull("application")
                .putNull("application_fee_amount")
                .putNull("automatic_payment_methods");
        putTime(node, "canceled_at", intent.canceledAt());
        node.put("cancellation_reason", intent.cancellationReason())
                .put("capture_method", intent.terms().manualCapture() ? "manual" : "automatic_async")
                .put("client_secret", intent.id() + "_secret_emulated")
                .put("confirmation_method", "automatic")
                .put("created", intent.created())
                .put("currency", intent.currency())
                .putNull("customer")
                .put("description", intent.terms().description());
        error(intent.lastError(), node);
        node.put("latest_charge", intent.latestCharge()).put("livemode", false);
        SessionJson.metadata(intent.terms().metadata(), node);
        nextAction(intent, node);
        node.putNull("on_behalf_of").put("payment_method", intent.authorizedAt() == 0 ? null : method(intent.id()));
        node.putObject("payment_method_options")
                .putObject("card")
                .putNull("installments")
                .putNull("mandate_options")
                .putNull("network")
                .put("request_three_d_secure", "automatic");
        node.putArray("payment_method_types").add("card");
        node.putNull("processing")
                .put("receipt_email", intent.terms().receiptEmail())
                .putNull("review")
                .putNull("setup_future_usage")
                .putNull("shipping")
                .putNull("source")
                .putNull("statement_descriptor")
                .put("statement_descriptor_suffix", intent.terms().descriptorSuffix())
                .put("status", word(intent.status()))
                .putNull("transfer_data")
                .putNull("transfer_group");
    }

    private static void nextAction(PaymentIntent intent, ObjectNode node) {
        if (intent.status() == PaymentIntent.Status.REQUIRES_ACTION) {
            node.putObject("next_action").put("type", "use_stripe_sdk").putObject("use_stripe_sdk");
        } else {
            node.putNull("next_action");
        }
    }

    private static void error(@Nullable Decline decline, ObjectNode node) {
        if (decline == null) {
            node.putNull("last_payment_error");
            return;
        }
        ObjectNode error = node.putObject("last_payment_error").put("code", decline.code());
        if (decline.declineCode() != null) {
            error.put("decline_code", decline.declineCode());
        }
        error.put(
                        "doc_url",
                        "https://stripe.com/docs/error-codes/" + decline.code().replace('_', '-'))
                .put("message", decline.message())
                .put("type", decline.declineCode() == null ? "invalid_request_error" : "card_error");
    }

    void put(Charge charge, ObjectNode node) {
        Decline failure = charge.failure();
        // The provider counts a hold that was let go as given back, though nothing was ever taken.
        long back = charge.captured() ? charge.released() + charge.refunded() : charge.released();
        node.put("id", charge.id())
                .put("object", "charge")
                .put("amount", charge.amount())
                .put("amount_captured", charge.amountCaptured())
                .put("amount_refunded", back)
                .putNull("application_fee_amount")
                .putNull("balance_transaction");
        node.putObject("billing_details")
                .putNull("address")
                .putNull("email")
                .putNull("name")
                .putNull("phone");
        node.put("captured", charge.captured())
                .put("created", charge.created())
                .put("currency", charge.currency())
                .putNull("customer")
                .putNull("description")
                .put("disputed", charge.disputed())
                .put("failure_code", failure == null ? null : failure.code())
                .put("failure_message", failure == null ? null : failure.message());
        node.putObject("fraud_details");
        node.put("livemode", false);
        SessionJson.metadata(charge.metadata(), node);
        outcome(failure, node.putObject("outcome"));
        node.put("paid", charge.paid())
                .put("payment_intent", charge.paymentIntent())
                .put("payment_method", method(charge.paymentIntent()));
        node.putObject("payment_method_details")
                .put("type", "card")
                .putObject("card")
                .put("brand", "visa");
        node.putNull("receipt_url")
                .put("refunded", back == charge.amount())
                .put("status", charge.paid() ? "succeeded" : "failed");
    }

    private static void outcome(@Nullable Decline failure, ObjectNode outcome) {
        outcome.put("network_status", failure == null ? "approved_by_network" : "declined_by_network")
                .put("reason", failure == null ? null : failure.declineCode())
                .put("risk_level", "normal")
                .put("seller_message", failure == null ? "Payment complete." : failure.message())
                .put("type", failure == null ? "authorized" : "issuer_declined");
    }

    void put(Refund refund, ObjectNode node) {
        node.put("id", refund.id())
                .put("object", "refund")
                .put("amount", refund.amount())
                .putNull("balance_transaction")
                .put("charge", refund.charge())
                .put("created", refund.created())
                .put("currency", refund.currency());
        node.putObject("destination_details")
                .put("type", "card")
                .putObject("card")
                .put("type", "refund");
        if (refund.failureReason() != null) {
            node.put("failure_reason", refund.failureReason());
        }
        SessionJson.metadata(refund.metadata(), node);
        node.put("payment_intent", refund.paymentIntent())
                .put("reason", refund.reason())
                .putNull("receipt_number")
                .putNull("source_transfer_reversal")
                .put("status", word(refund.status()))
                .putNull("transfer_reversal");
        if (refund.status() == Refund.Status.PENDING) {
            node.put("pending_reason", "processing");
        }
    }

    void put(Dispute dispute, ObjectNode node) {
        node.put("id", dispute.id())
                .put("object", "dispute")
                .put("amount", dispute.amount())
                .put("charge", dispute.charge())
                .put("created", dispute.created())
                .put("currency", dispute.currency())
                .put("is_charge_refundable", false)
                .put("livemode", false);
        node.putArray("balance_transactions");
        SessionJson.metadata(Map.of(), node);
        node.put("payment_intent", dispute.paymentIntent())
                .put("reason", dispute.reason())
                .put("status", "needs_response");
    }

    private static String method(String intentId) {
        return intentId.replace("pi_", "pm_");
    }

    private static String word(Enum<?> status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static void putTime(ObjectNode node, String name, long second) {
        if (second == 0) {
            node.putNull(name);
        } else {
            node.put(name, second);
        }
    }
}
