package io.seatlog.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.stripe.EmulatorSettings;
import io.seatlog.stripe.StripeEmulator;
import io.seatlog.wire.CapturePayment;
import io.seatlog.wire.ClosePayment;
import io.seatlog.wire.IntentStatus;
import io.seatlog.wire.LookUpPayment;
import io.seatlog.wire.OpenPayment;
import io.seatlog.wire.PaymentReading;
import io.seatlog.wire.RefundPayment;
import io.seatlog.wire.RefundReading;
import io.seatlog.wire.RefundStatus;
import io.seatlog.wire.VoidPayment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of the payment worker against the emulated provider, through the provider's own SDK. */
class ProviderCallTest {

    private static final String ID = Wire.ORDER.toString();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @TempDir
    Path folder;

    private StripeEmulator emulator;
    private Cashier cashier;
    private ProviderCall calls;

    @BeforeEach
    void start() throws IOException {
        emulator = StripeEmulator.start(EmulatorSettings.in(folder));
        cashier = new Cashier(emulator.baseUrl());
        calls = calls(Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        emulator.close();
    }

    @Test
    void opensOnePageHoweverOftenItIsAsked() {
        PaymentReading page = done(calls.run(open(), 1));
        assertThat(page.getUrl()).startsWith(emulator.baseUrl().toString());
        assertThat(page.getPageOpen()).isTrue();
        assertThat(done(calls.run(open(), 1)).getPaymentId()).isEqualTo(page.getPaymentId());
    }

    @Test
    void readsThePaymentAfterTheBuyerPaid() {
        PaymentReading page = done(calls.run(open(), 1));
        cashier.press(page.getUrl(), "pay");
        Attempt.Done looked = (Attempt.Done) calls.run(look(page.getPaymentId(), null), 1);
        assertThat(looked.reading().getIntent()).isEqualTo(IntentStatus.REQUIRES_CAPTURE);
        assertThat(looked.reading().getAmount()).isEqualTo(2500);
        assertThat(looked.reading().getCurrency()).isEqualTo("EUR");
        assertThat(looked.orderId()).isEqualTo(ID);
    }

    @Test
    void findsTheOrderOfAPaymentIntent() {
        String intent = pay();
        Attempt.Done looked = (Attempt.Done) calls.run(look(null, intent), 1);
        assertThat(looked.orderId()).isEqualTo(ID);
    }

    @Test
    void capturesOnceAndReportsItAgain() {
        String intent = pay();
        assertThat(done(calls.run(capture(intent), 1)).getIntent()).isEqualTo(IntentStatus.SUCCEEDED);
        assertThat(done(calls.run(capture(intent), 2)).getIntent()).isEqualTo(IntentStatus.SUCCEEDED);
        assertThat(cashier.captured()).isEqualTo(2500);
    }

    @Test
    void reportsThatACanceledPaymentCannotBeCaptured() {
        String intent = pay();
        done(calls.run(release(intent), 1));
        assertThat(done(calls.run(capture(intent), 1)).getIntent()).isEqualTo(IntentStatus.CANCELED);
    }

    @Test
    void reportsTheMoneyOfAVoidThatComesTooLate() {
        String intent = pay();
        done(calls.run(capture(intent), 1));
        PaymentReading reading = done(calls.run(release(intent), 1));
        assertThat(reading.getIntent()).isEqualTo(IntentStatus.SUCCEEDED);
        assertThat(reading.getAmountReceived()).isEqualTo(2500);
    }

    @Test
    void closesAnOpenPageAndReportsThePaymentOfAUsedOne() {
        PaymentReading unused = done(calls.run(open(), 1));
        PaymentReading closed = done(calls.run(close(unused.getPaymentId()), 1));
        assertThat(closed.getPageOpen()).isFalse();
        assertThat(closed.getIntent()).isNotEqualTo(IntentStatus.REQUIRES_CAPTURE);

        PaymentReading used = done(calls.run(open(), 2));
        cashier.press(used.getUrl(), "pay");
        PaymentReading paid = done(calls.run(close(used.getPaymentId()), 1));
        assertThat(paid.getIntent()).isEqualTo(IntentStatus.REQUIRES_CAPTURE);
    }

    @Test
    void readsWhatACaptureDidWhoseAnswerWasAnError() {
        String intent = pay();
        cashier.fault("error_after", "capture");
        assertThat(done(calls.run(capture(intent), 1)).getIntent()).isEqualTo(IntentStatus.SUCCEEDED);
        assertThat(cashier.captured()).isEqualTo(2500);
    }

    @Test
    void takesANewKeyForACaptureThatFailedBefore() {
        String intent = pay();
        cashier.fault("error_before", "capture");
        assertThat(calls.run(capture(intent), 1))
                .isInstanceOfSatisfying(
                        Attempt.Again.class, again -> assertThat(again.newKey()).isTrue());
        assertThat(done(calls.run(capture(intent), 2)).getIntent()).isEqualTo(IntentStatus.SUCCEEDED);
    }

    @Test
    void waitsWhereTheProviderHasTooMuchToDo() {
        cashier.fault("rate_limit", "create_session");
        assertThat(calls.run(open(), 1)).isInstanceOfSatisfying(Attempt.Again.class, again -> assertThat(again.newKey())
                .isFalse());
    }

    @Test
    void refusesToOpenAPageForAHoldThatIsOver() {
        ProviderCall late = calls(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(20)));
        assertThat(late.run(open(), 1)).isEqualTo(new Attempt.Refused(PaymentInputs.BUSY));
    }

    @Test
    void looksFirstWhereTheKeyMayBeForgotten() {
        String intent = pay();
        done(calls.run(capture(intent), 1));
        CapturePayment old = CapturePayment.newBuilder(capture(intent))
                .setAt(now.minus(Duration.ofHours(21)))
                .build();
        assertThat(done(calls.run(old, 7)).getIntent()).isEqualTo(IntentStatus.SUCCEEDED);
    }

    @Test
    void givesMoneyBackOnceARefundId() {
        String intent = pay();
        done(calls.run(capture(intent), 1));
        done(calls.run(refund(intent), 1));
        done(calls.run(refund(intent), 2));
        assertThat(cashier.refunded()).isEqualTo(2500);
    }

    @Test
    void asksForARefundThatFailedOnceMore() {
        String intent = pay();
        done(calls.run(capture(intent), 1));
        cashier.fault("refund_failed", "create_refund");
        assertThat(refunded(calls.run(refund(intent), 1)).getStatus()).isEqualTo(RefundStatus.FAILED);

        RefundPayment again = RefundPayment.newBuilder((RefundPayment) refund(intent))
                .setAttempt(2)
                .build();
        assertThat(refunded(calls.run(again, 1)).getStatus()).isEqualTo(RefundStatus.SUCCEEDED);
        RefundPayment third = RefundPayment.newBuilder(again).setAttempt(3).build();
        assertThat(refunded(calls.run(third, 1)).getStatus()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(cashier.refunded()).isEqualTo(2500);
    }

    @Test
    void readsHowARefundStands() {
        String intent = pay();
        done(calls.run(capture(intent), 1));
        cashier.fault("refund_pending", "create_refund");
        assertThat(refunded(calls.run(refund(intent), 1)).getStatus()).isEqualTo(RefundStatus.PENDING);
        LookUpPayment look =
                new LookUpPayment(Wire.SHOWTIME, ID, ID + "/LOOK/7", 7, now, null, intent, ID + "/all/" + intent);
        assertThat(refunded(calls.run(look, 1)).getStatus()).isEqualTo(RefundStatus.PENDING);
        LookUpPayment stranger =
                LookUpPayment.newBuilder(look).setRefundId("none").build();
        assertThat(calls.run(stranger, 1)).isInstanceOf(Attempt.Refused.class);
    }

    @Test
    void readsWhatWentBackAndWhetherItIsDisputed() {
        String intent = pay();
        done(calls.run(capture(intent), 1));
        refunded(calls.run(refund(intent, 500), 1));
        cashier.dispute(intent);
        PaymentReading reading = done(calls.run(look(null, intent), 1));
        assertThat(reading.getAmountRefunded()).isEqualTo(500);
        assertThat(reading.getDisputed()).isTrue();
        RefundPayment other = RefundPayment.newBuilder((RefundPayment) refund(intent, 600))
                .setRefundId("other")
                .build();
        assertThat(calls.run(other, 1)).isEqualTo(new Attempt.Refused("charge_disputed"));
    }

    private static RefundReading refunded(Attempt attempt) {
        assertThat(attempt).isInstanceOf(Attempt.Done.class);
        return ((Attempt.Done) attempt).refund();
    }

    private ProviderCall calls(Clock clock) {
        var settings =
                new OrderSettings(Duration.ofMillis(50), emulator.baseUrl(), EmulatorSettings.DEFAULT_KEY, 4, 20, 80);
        return new ProviderCall(new Provider(settings), clock);
    }

    private String pay() {
        PaymentReading page = done(calls.run(open(), 1));
        cashier.press(page.getUrl(), "pay");
        return done(calls.run(look(page.getPaymentId(), null), 1)).getPaymentIntent();
    }

    private static PaymentReading done(Attempt attempt) {
        assertThat(attempt).isInstanceOf(Attempt.Done.class);
        return ((Attempt.Done) attempt).reading();
    }

    private OpenPayment open() {
        return OpenPayment.newBuilder()
                .setShowtimeId(Wire.SHOWTIME)
                .setOrderId(ID)
                .setRequestId(ID + "/OPEN/1")
                .setAttempt(1)
                .setAt(now)
                .setAmount(2500L)
                .setCurrency("EUR")
                .setDeadline(now.plus(Duration.ofMinutes(15)))
                .setReturnUrl("https://shop.example/back")
                .setLocale("de")
                .setSeats(Wire.held(2500).getSeats())
                .build();
    }

    private SpecificRecord look(String paymentId, String intent) {
        return new LookUpPayment(Wire.SHOWTIME, ID, ID + "/LOOK/2", 2, now, paymentId, intent, null);
    }

    private SpecificRecord close(String paymentId) {
        return new ClosePayment(Wire.SHOWTIME, ID, ID + "/CLOSE/3", 3, now, paymentId);
    }

    private CapturePayment capture(String intent) {
        return new CapturePayment(Wire.SHOWTIME, ID, ID + "/CAPTURE/4", 4, now, intent, 2500L, "EUR");
    }

    private SpecificRecord release(String intent) {
        return new VoidPayment(Wire.SHOWTIME, ID, ID + "/VOID/5", 5, now, intent);
    }

    private SpecificRecord refund(String intent) {
        return refund(intent, 2500);
    }

    private SpecificRecord refund(String intent, long amount) {
        return new RefundPayment(
                Wire.SHOWTIME, ID, ID + "/REFUND/6", 1, now, ID + "/all/" + intent, intent, amount, "EUR");
    }
}
