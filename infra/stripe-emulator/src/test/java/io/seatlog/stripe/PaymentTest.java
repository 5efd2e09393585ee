package io.seatlog.stripe;

import static io.seatlog.stripe.Desk.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentTest {
    @TempDir
    Path data;

    private Desk desk;

    @BeforeEach
    void start() {
        desk = Desk.in(data);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void opensASessionWithEveryFieldWeUse() throws StripeException {
        Session session = desk.open();

        assertThat(session.getId()).startsWith("cs_test_");
        assertThat(session.getUrl()).isEqualTo(desk.emulator.baseUrl() + "/c/pay/" + session.getId());
        assertThat(session.getStatus()).isEqualTo("open");
        assertThat(session.getPaymentStatus()).isEqualTo("unpaid");
        assertThat(session.getMode()).isEqualTo("payment");
        assertThat(session.getUiMode()).isEqualTo("hosted_page");
        assertThat(session.getAmountTotal()).isEqualTo(10_000);
        assertThat(session.getCurrency()).isEqualTo("eur");
        assertThat(session.getClientReferenceId()).isEqualTo(Desk.ORDER);
        assertThat(session.getMetadata()).containsEntry("orderId", Desk.ORDER);
        assertThat(session.getExpiresAt()).isGreaterThan(session.getCreated());
        assertThat(session.getPaymentIntent()).isNull();
        assertThat(session.getLivemode()).isFalse();
        assertThat(session.getPaymentMethodTypes()).containsExactly("card");
        assertThat(session.getCustomText().getSubmit().getMessage()).contains("held until 20:15");
        assertThat(session.getLastResponse().requestId()).startsWith("req_");
    }

    @Test
    void holdsTheMoneyWhenTheBuyerPays() throws StripeException {
        Session session = desk.open();

        HttpResponse<String> answer = desk.press(session, "pay");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("http://127.0.0.1:8080/orders/x?session=" + session.getId());
        Session paid = desk.look(session);
        assertThat(paid.getStatus()).isEqualTo("complete");
        assertThat(paid.getPaymentStatus()).isEqualTo("unpaid");
        assertThat(paid.getUrl()).isNull();
        PaymentIntent intent = paid.getPaymentIntentObject();
        assertThat(intent.getStatus()).isEqualTo("requires_capture");
        assertThat(intent.getAmount()).isEqualTo(10_000);
        assertThat(intent.getAmountCapturable()).isEqualTo(10_000);
        assertThat(intent.getAmountReceived()).isZero();
        assertThat(intent.getCurrency()).isEqualTo("eur");
        assertThat(intent.getCaptureMethod()).isEqualTo("manual");
        assertThat(intent.getMetadata()).containsEntry("orderId", Desk.ORDER);
        assertThat(intent.getLatestCharge()).startsWith("ch_");
    }

    @Test
    void capturesWhatIsHeldOnce() throws StripeException {
        String intentId = desk.pay();

        PaymentIntent captured = desk.sdk
                .v1()
                .paymentIntents()
                .capture(
                        intentId,
                        PaymentIntentCaptureParams.builder()
                                .addExpand("latest_charge")
                                .build());

        assertThat(captured.getStatus()).isEqualTo("succeeded");
        assertThat(captured.getAmountReceived()).isEqualTo(10_000);
        assertThat(captured.getAmountCapturable()).isZero();
        assertThat(captured.getLatestChargeObject().getCaptured()).isTrue();
        assertThat(captured.getLatestChargeObject().getAmountCaptured()).isEqualTo(10_000);
        InvalidRequestException again =
                refusal(() -> desk.sdk.v1().paymentIntents().capture(intentId));
        assertThat(again.getCode()).isEqualTo("payment_intent_unexpected_state");
        assertThat(again.getStripeError().getPaymentIntent().getStatus()).isEqualTo("succeeded");
        assertThat(desk.ledger().at("/totals/eur/captured").asLong()).isEqualTo(10_000);
    }

    @Test
    void refusesToCaptureMoreThanIsHeld() throws StripeException {
        String intentId = desk.pay();

        InvalidRequestException refusal = refusal(() -> desk.sdk
                .v1()
                .paymentIntents()
                .capture(
                        intentId,
                        PaymentIntentCaptureParams.builder()
                                .setAmountToCapture(10_001L)
                                .build()));

        assertThat(refusal.getCode()).isEqualTo("amount_too_large");
    }

    @Test
    void letsHeldMoneyGo() throws StripeException {
        String intentId = desk.pay();

        PaymentIntent canceled = desk.sdk
                .v1()
                .paymentIntents()
                .cancel(
                        intentId,
                        PaymentIntentCancelParams.builder()
                                .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
                                .build());

        assertThat(canceled.getStatus()).isEqualTo("canceled");
        assertThat(canceled.getCancellationReason()).isEqualTo("abandoned");
        assertThat(canceled.getCanceledAt()).isPositive();
        assertThat(refusal(() -> desk.sdk.v1().paymentIntents().capture(intentId))
                        .getCode())
                .isEqualTo("payment_intent_unexpected_state");
        assertThat(refusal(() -> desk.sdk.v1().paymentIntents().cancel(intentId))
                        .getCode())
                .isEqualTo("payment_intent_unexpected_state");
        assertThat(desk.ledger().at("/totals/eur").toString())
                .isEqualTo("{\"held\":0,\"captured\":0,\"released\":10000,\"refunded\":0}");
    }

    @Test
    void letsADeclinedBuyerTryAgain() throws StripeException {
        Session session = desk.open();

        HttpResponse<String> declined = desk.press(session, "decline");

        assertThat(declined.headers().firstValue("Location")).hasValue("/c/pay/" + session.getId());
        assertThat(desk.page(session).body()).contains("role=\"alert\"").contains("Your card was declined.");
        PaymentIntent intent = desk.look(session).getPaymentIntentObject();
        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent.getLastPaymentError().getDeclineCode()).isEqualTo("generic_decline");
        desk.press(session, "pay");
        assertThat(desk.look(session).getPaymentIntentObject().getId()).isEqualTo(intent.getId());
        assertThat(desk.look(session).getPaymentIntentObject().getStatus()).isEqualTo("requires_capture");
    }

    @Test
    void asksForASecondStepThatCanBeFailedAndPassed() throws StripeException {
        Session session = desk.open();

        desk.press(session, "challenge");
        assertThat(desk.page(session).body()).contains("Confirm with your bank");
        assertThat(desk.look(session).getPaymentIntentObject().getStatus()).isEqualTo("requires_action");
        desk.press(session, "fail");
        assertThat(desk.look(session)
                        .getPaymentIntentObject()
                        .getLastPaymentError()
                        .getCode())
                .isEqualTo("payment_intent_authentication_failure");
        desk.press(session, "challenge");
        desk.press(session, "confirm");

        assertThat(desk.look(session).getStatus()).isEqualTo("complete");
    }

    @Test
    void leavesTheSessionOpenWhenTheBuyerWalksAway() throws StripeException {
        Session session = desk.open();

        assertThat(desk.press(session, "leave").headers().firstValue("Location"))
                .hasValue("http://127.0.0.1:8080/orders/x");

        assertThat(desk.look(session).getStatus()).isEqualTo("open");
    }

    @Test
    void takesNoPaymentOnAnExpiredSession() throws StripeException {
        Session session = desk.open();
        desk.press(session, "decline");

        Session expired = desk.sdk.v1().checkout().sessions().expire(session.getId());

        assertThat(expired.getStatus()).isEqualTo("expired");
        assertThat(desk.press(session, "pay").statusCode()).isEqualTo(410);
        assertThat(desk.look(session).getPaymentIntentObject().getStatus()).isEqualTo("canceled");
        assertThat(refusal(() -> desk.sdk.v1().checkout().sessions().expire(session.getId()))
                        .getMessage())
                .contains("Only Checkout Sessions with a status in [\"open\"] can be expired");
    }

    @Test
    void expiresNoSessionThatIsPaid() throws StripeException {
        Session session = desk.open();
        desk.press(session, "pay");

        assertThat(refusal(() -> desk.sdk.v1().checkout().sessions().expire(session.getId()))
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(desk.look(session).getPaymentIntentObject().getStatus()).isEqualTo("requires_capture");
    }

    @Test
    void paysOnceHoweverOftenTheButtonIsPressed() throws StripeException {
        Session session = desk.open();

        desk.press(session, "pay");
        assertThat(desk.press(session, "pay").statusCode()).isEqualTo(303);

        assertThat(desk.ledger().at("/totals/eur/held").asLong()).isEqualTo(10_000);
    }

    @Test
    void endsSessionsAndHoldsWhenTheirTimeIsOver() throws StripeException {
        Session unpaid = desk.open();
        String heldId = desk.pay();

        desk.control("clock", "advance", "P7D");

        assertThat(desk.look(unpaid).getStatus()).isEqualTo("expired");
        PaymentIntent held = desk.sdk.v1().paymentIntents().retrieve(heldId);
        assertThat(held.getStatus()).isEqualTo("canceled");
        assertThat(held.getCancellationReason()).isEqualTo("automatic");
    }

    @Test
    void refusesASessionThatWouldEndWithinHalfAnHour() {
        InvalidRequestException refusal = refusal(() -> desk.sdk
                .v1()
                .checkout()
                .sessions()
                .create(Desk.order()
                        .setExpiresAt(System.currentTimeMillis() / 1000 + 1700)
                        .build()));

        assertThat(refusal.getStripeError().getParam()).isEqualTo("expires_at");
    }
}
