package io.seatlog.order;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeError;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import com.stripe.service.PaymentIntentService;
import com.stripe.service.checkout.SessionService;
import io.seatlog.wire.CapturePayment;
import io.seatlog.wire.IntentStatus;
import io.seatlog.wire.OpenPayment;
import io.seatlog.wire.PaymentReading;
import io.seatlog.wire.RefundPayment;
import io.seatlog.wire.RefundReading;
import io.seatlog.wire.RefundStatus;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payment provider through its own SDK: one method a call, none of which is tried again here. */
final class Provider {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 20_000;
    private static final long REFUNDS_MAX = 100L;
    private static final String REFUND_ID = "refundId";

    /** A payment as the provider showed it. */
    record Shown(
            PaymentReading reading,
            boolean processing,
            @Nullable String orderId) {}

    private final StripeClient client;

    Provider(OrderSettings settings) {
        // The SDK offers no other way, and it is a constant of this program: nothing about us goes along with calls.
        Stripe.enableTelemetry = false;
        // Read once by the JDK, before its first connection: else it sends a POST again when a connection drops.
        System.setProperty("sun.net.http.retryPost", "false");
        client = StripeClient.builder()
                .setApiKey(settings.providerKey())
                .setApiBase(settings.providerUrl().toString())
                .setConnectTimeout(CONNECT_MILLIS)
                .setReadTimeout(READ_MILLIS)
                // Trying again follows what is read of the payment, not the SDK.
                .setMaxNetworkRetries(0)
                .build();
    }

    Shown open(OpenPayment request, String key) throws StripeException {
        return shown(sessions().create(ProviderPage.of(request), options(key)));
    }

    Shown close(String paymentId, String key) throws StripeException {
        sessions().expire(paymentId, options(key));
        return page(paymentId);
    }

    Shown page(String paymentId) throws StripeException {
        SessionRetrieveParams whole = SessionRetrieveParams.builder()
                .addExpand("payment_intent.latest_charge")
                .build();
        return shown(sessions().retrieve(paymentId, whole));
    }

    Shown intent(String id) throws StripeException {
        PaymentIntentRetrieveParams whole =
                PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();
        return shown(intents().retrieve(id, whole));
    }

    Shown capture(CapturePayment request, String key) throws StripeException {
        PaymentIntentCaptureParams params = PaymentIntentCaptureParams.builder()
                .setAmountToCapture(ProviderMoney.toProvider(request.getAmount(), request.getCurrency()))
                .build();
        return shown(intents().capture(request.getPaymentIntent(), params, options(key)));
    }

    Shown cancel(String intent, String key) throws StripeException {
        return shown(intents().cancel(intent, options(key)));
    }

    RefundReading refund(RefundPayment request, String key) throws StripeException {
        RefundCreateParams params = RefundCreateParams.builder()
                .setPaymentIntent(request.getPaymentIntent())
                .setAmount(ProviderMoney.toProvider(request.getAmount(), request.getCurrency()))
                .putMetadata(REFUND_ID, request.getRefundId())
                .putMetadata("orderId", request.getOrderId())
                .build();
        return reading(client.v1().refunds().create(params, options(key)));
    }

    /** How a refund of this id stands, if there is one; of several attempts the one that did not fail. */
    Optional<RefundReading> refundOf(String intent, String refundId) throws StripeException {
        RefundListParams params = RefundListParams.builder()
                .setPaymentIntent(intent)
                .setLimit(REFUNDS_MAX)
                .build();
        return client.v1().refunds().list(params).getData().stream()
                .filter(refund -> refund.getMetadata() != null
                        && refundId.equals(refund.getMetadata().get(REFUND_ID)))
                .map(Provider::reading)
                .min(Comparator.comparing(reading -> reading.getStatus() == RefundStatus.FAILED));
    }

    private static RefundReading reading(Refund refund) {
        RefundStatus status =
                switch (String.valueOf(refund.getStatus())) {
                    case "succeeded" -> RefundStatus.SUCCEEDED;
                    case "failed", "canceled" -> RefundStatus.FAILED;
                    default -> RefundStatus.PENDING;
                };
        return RefundReading.newBuilder()
                .setRefundId(
                        refund.getMetadata() == null
                                ? null
                                : refund.getMetadata().get(REFUND_ID))
                .setProviderId(refund.getId())
                .setStatus(status)
                .setAmount(ProviderMoney.fromProvider(refund.getAmount(), refund.getCurrency()))
                .build();
    }

    private SessionService sessions() {
        return client.v1().checkout().sessions();
    }

    private PaymentIntentService intents() {
        return client.v1().paymentIntents();
    }

    private static RequestOptions options(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }

    private static Shown shown(Session session) {
        PaymentIntent intent = session.getPaymentIntentObject();
        PaymentReading.Builder reading = intent == null ? PaymentReading.newBuilder() : reading(intent);
        if (intent == null && session.getPaymentIntent() != null) {
            reading.setPaymentIntent(session.getPaymentIntent()).setIntent(IntentStatus.INCOMPLETE);
        }
        reading.setPaymentId(session.getId())
                .setPageOpen("open".equals(session.getStatus()))
                .setUrl(session.getUrl());
        return new Shown(reading.build(), isProcessing(intent), session.getClientReferenceId());
    }

    private static Shown shown(PaymentIntent intent) {
        String orderId =
                intent.getMetadata() == null ? null : intent.getMetadata().get("orderId");
        return new Shown(reading(intent).build(), isProcessing(intent), orderId);
    }

    private static boolean isProcessing(@Nullable PaymentIntent intent) {
        return intent != null && "processing".equals(intent.getStatus());
    }

    private static PaymentReading.Builder reading(PaymentIntent intent) {
        String currency = intent.getCurrency();
        StripeError error = intent.getLastPaymentError();
        Charge charge = intent.getLatestChargeObject();
        boolean taken = charge != null && Boolean.TRUE.equals(charge.getCaptured());
        return PaymentReading.newBuilder()
                .setPaymentIntent(intent.getId())
                .setIntent(status(intent.getStatus()))
                .setAmount(ProviderMoney.fromProvider(intent.getAmount(), currency))
                .setAmountReceived(ProviderMoney.fromProvider(orZero(intent.getAmountReceived()), currency))
                .setCurrency(ProviderMoney.ours(currency))
                .setDeclineCode(error == null ? null : error.getDeclineCode())
                .setAmountRefunded(taken ? ProviderMoney.fromProvider(orZero(charge.getAmountRefunded()), currency) : 0)
                .setDisputed(charge != null && Boolean.TRUE.equals(charge.getDisputed()));
    }

    private static long orZero(@Nullable Long amount) {
        return amount == null ? 0 : amount;
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
