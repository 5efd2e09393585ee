package io.seatlog.ingest.sell;

import io.seatlog.id.OrderId;
import io.seatlog.wire.IntentStatus;
import io.seatlog.wire.PaymentReading;
import io.seatlog.wire.ProviderEvent;
import io.seatlog.wire.RefundReading;
import io.seatlog.wire.RefundStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an event of the payment provider says. Fields are read from the signed JSON: the provider's own types are empty for
 * another release of its API.
 *
 * @param id       the event's id
 * @param type     its kind
 * @param at       when the provider made it
 * @param livemode whether it is about real money
 * @param order    whose payment it is about, where it says so
 * @param reading  the payment as it shows it
 * @param refund   the refund that it is about
 */
record ProviderReport(
        String id,
        String type,
        Instant at,
        boolean livemode,
        @Nullable OrderId order,
        PaymentReading reading,
        @Nullable RefundReading refund) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Reads an event; empty if the bytes are none. */
    static Optional<ProviderReport> read(byte[] body) {
        try {
            JsonNode event = JSON.readTree(body);
            JsonNode object = event.path("data").path("object");
            String id = event.path("id").asString("");
            String type = event.path("type").asString("");
            if (id.isEmpty() || type.isEmpty() || !object.isObject()) {
                return Optional.empty();
            }
            return Optional.of(new ProviderReport(
                    id,
                    type,
                    Instant.ofEpochSecond(Math.max(0, event.path("created").asLong(0))),
                    event.path("livemode").asBoolean(false),
                    order(object),
                    reading(object),
                    refund(object)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The payment intent that it is about; null if it is about none. */
    @Nullable
    String paymentIntent() {
        return reading.getPaymentIntent();
    }

    /** The event for the order's log. */
    ProviderEvent event(OrderId whose) {
        return new ProviderEvent(whose.showtime().value(), whose.toString(), id, type, at, reading, refund);
    }

    private static @Nullable OrderId order(JsonNode object) {
        String named = object.path("metadata").path("orderId").asString("");
        String id = named.isEmpty() ? object.path("client_reference_id").asString("") : named;
        return id.length() <= OrderId.LENGTH_MAX && OrderId.isValid(id) ? OrderId.parse(id) : null;
    }

    private static PaymentReading reading(JsonNode object) {
        PaymentReading.Builder reading = PaymentReading.newBuilder()
                .setCurrency(object.path("currency").asString("").toUpperCase(Locale.ROOT));
        switch (object.path("object").asString("")) {
            case "checkout.session" ->
                reading.setPaymentId(text(object, "id"))
                        .setPageOpen(object.path("status").asString("").equals("open"))
                        .setUrl(text(object, "url"))
                        .setPaymentIntent(text(object, "payment_intent"))
                        .setAmount(object.path("amount_total").asLong(0));
            case "payment_intent" ->
                reading.setPaymentIntent(text(object, "id"))
                        .setIntent(status(object.path("status").asString("")))
                        .setAmount(object.path("amount").asLong(0))
                        .setAmountReceived(object.path("amount_received").asLong(0))
                        .setDeclineCode(declined(object.path("last_payment_error")));
            case "charge" ->
                reading.setPaymentIntent(text(object, "payment_intent"))
                        .setAmount(object.path("amount").asLong(0))
                        .setAmountRefunded(
                                object.path("captured").asBoolean(false)
                                        ? object.path("amount_refunded").asLong(0)
                                        : 0)
                        .setDisputed(object.path("disputed").asBoolean(false));
            default ->
                reading.setPaymentIntent(text(object, "payment_intent"))
                        .setAmount(object.path("amount").asLong(0));
        }
        return reading.build();
    }

    /** A refund of ours; one without our id is somebody else's, and the payment is looked at. */
    private static @Nullable RefundReading refund(JsonNode object) {
        String refundId = text(object.path("metadata"), "refundId");
        if (!object.path("object").asString("").equals("refund") || refundId == null) {
            return null;
        }
        RefundStatus status =
                switch (object.path("status").asString("")) {
                    case "succeeded" -> RefundStatus.SUCCEEDED;
                    case "failed", "canceled" -> RefundStatus.FAILED;
                    default -> RefundStatus.PENDING;
                };
        return new RefundReading(
                refundId, text(object, "id"), status, object.path("amount").asLong(0));
    }

    private static @Nullable String declined(JsonNode error) {
        String code = text(error, "decline_code");
        return code == null ? text(error, "code") : code;
    }

    private static @Nullable String text(JsonNode object, String member) {
        String text = object.path(member).asString("");
        return text.isEmpty() ? null : text;
    }

    private static IntentStatus status(String status) {
        return switch (status) {
            case "requires_capture" -> IntentStatus.REQUIRES_CAPTURE;
            case "succeeded" -> IntentStatus.SUCCEEDED;
            case "canceled" -> IntentStatus.CANCELED;
            default -> IntentStatus.INCOMPLETE;
        };
    }
}
