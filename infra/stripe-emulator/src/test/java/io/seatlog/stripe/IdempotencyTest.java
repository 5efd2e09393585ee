package io.seatlog.stripe;

import static io.seatlog.stripe.Desk.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdempotencyTest {
    @TempDir
    Path data;

    private Desk desk;
    private final SessionCreateParams order = Desk.order().build();

    @BeforeEach
    void start() {
        desk = new Desk(EmulatorSettings.in(data).withHang(Duration.ofMillis(300)));
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void repeatsTheFirstAnswer() throws StripeException {
        Session first = open("o/OPEN/1");

        Session second = open("o/OPEN/1");

        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .hasValue("true");
        assertThat(second.getLastResponse().headers().firstValue("Original-Request"))
                .hasValue(first.getLastResponse().requestId());
        assertThat(desk.ledger().at("/sessions")).hasSize(1);
    }

    @Test
    void repeatsTheAnswerAsItWasThoughTheObjectHasMovedOn() throws StripeException {
        Session session = open("o/OPEN/1");
        desk.press(session, "pay");

        assertThat(open("o/OPEN/1").getStatus()).isEqualTo("open");
    }

    @Test
    void refusesTheSameKeyWithOtherParameters() throws StripeException {
        open("o/OPEN/1");

        IdempotencyException refusal = catchThrowableOfType(IdempotencyException.class, () -> desk.sdk
                .v1()
                .checkout()
                .sessions()
                .create(Desk.order().setClientReferenceId("other").build(), key("o/OPEN/1")));

        assertThat(refusal.getStatusCode()).isEqualTo(400);
        assertThat(refusal.getStripeError().getType()).isEqualTo("idempotency_error");
    }

    @Test
    void refusesTheSameKeyAtAnotherEndpoint() throws StripeException {
        Session session = open("o/OPEN/1");

        assertThat(catchThrowableOfType(
                        IdempotencyException.class,
                        () -> desk.sdk.v1().checkout().sessions().expire(session.getId(), key("o/OPEN/1"))))
                .hasMessageContaining("same endpoint");
    }

    @Test
    void keepsARefusalToo() throws StripeException {
        String intent = desk.pay();
        desk.sdk.v1().paymentIntents().capture(intent, key("o/CAPTURE/1"));
        InvalidRequestException first =
                Desk.refusal(() -> desk.sdk.v1().paymentIntents().cancel(intent, key("o/VOID/1")));

        InvalidRequestException second =
                Desk.refusal(() -> desk.sdk.v1().paymentIntents().cancel(intent, key("o/VOID/1")));

        assertThat(second.getMessage().replace(second.getRequestId(), ""))
                .isEqualTo(first.getMessage().replace(first.getRequestId(), ""));
        assertThat(desk.sdk
                        .v1()
                        .paymentIntents()
                        .capture(intent, key("o/CAPTURE/1"))
                        .getStatus())
                .isEqualTo("succeeded");
    }

    @Test
    void keepsNothingOfARequestThatWasNotValid() throws StripeException {
        assertThat(Desk.refusal(() -> desk.sdk
                        .v1()
                        .checkout()
                        .sessions()
                        .create(Desk.order().putExtraParam("x", "y").build(), key("o/OPEN/1"))))
                .isNotNull();

        assertThat(open("o/OPEN/1").getStatus()).isEqualTo("open");
    }

    @Test
    void keepsAnInternalErrorThatDidNothing() {
        desk.control("faults", "kind", "error_before");

        assertThat(failure(() -> open("o/OPEN/1")).getStatusCode()).isEqualTo(500);
        assertThat(failure(() -> open("o/OPEN/1")).getStatusCode()).isEqualTo(500);

        assertThat(desk.ledger().at("/sessions")).isEmpty();
    }

    @Test
    void keepsAnInternalErrorThatDidItAll() throws StripeException {
        String intent = desk.pay();
        desk.control("faults", "kind", "error_after", "on", "capture");

        for (int i = 0; i < 2; i++) {
            assertThat(failure(() -> desk.sdk.v1().paymentIntents().capture(intent, key("o/CAPTURE/1")))
                            .getStatusCode())
                    .isEqualTo(500);
        }

        assertThat(desk.sdk.v1().paymentIntents().retrieve(intent).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void refusesAKeyThatIsInUse() throws StripeException, InterruptedException, ExecutionException {
        desk.control("faults", "kind", "slow", "delay", "PT0.5S");
        CompletableFuture<Session> slow = CompletableFuture.supplyAsync(() -> {
            try {
                return open("o/OPEN/1");
            } catch (StripeException e) {
                throw new IllegalStateException(e);
            }
        });
        Awaitility.await().until(() -> desk.look("faults").path("faults").isEmpty());

        ApiException refusal = failure(() -> open("o/OPEN/1"));

        assertThat(refusal.getStatusCode()).isEqualTo(409);
        assertThat(refusal.getCode()).isEqualTo("idempotency_key_in_use");
        assertThat(open("o/OPEN/2").getId()).isNotEqualTo(slow.get().getId());
        assertThat(open("o/OPEN/1").getId()).isEqualTo(slow.get().getId());
    }

    @Test
    void answersNothingAndDoesNothing() {
        desk.control("faults", "kind", "timeout_before");

        assertThat(catchThrowableOfType(ApiConnectionException.class, () -> open("o/OPEN/1")))
                .isNotNull();

        assertThat(desk.ledger().at("/sessions")).isEmpty();
    }

    @Test
    void answersNothingThoughItIsDone() throws StripeException {
        desk.control("faults", "kind", "timeout_after");

        assertThat(catchThrowableOfType(ApiConnectionException.class, () -> open("o/OPEN/1")))
                .isNotNull();

        assertThat(open("o/OPEN/1").getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .hasValue("true");
        assertThat(desk.ledger().at("/sessions")).hasSize(1);
    }

    @Test
    void forgetsKeysAfterADay() throws StripeException {
        String intent = desk.pay();
        desk.sdk.v1().paymentIntents().capture(intent, key("o/CAPTURE/1"));
        desk.control("clock", "advance", "PT23H59M");
        assertThat(desk.sdk
                        .v1()
                        .paymentIntents()
                        .capture(intent, key("o/CAPTURE/1"))
                        .getStatus())
                .isEqualTo("succeeded");

        desk.control("clock", "advance", "PT2M");

        assertThat(Desk.refusal(() -> desk.sdk.v1().paymentIntents().capture(intent, key("o/CAPTURE/1")))
                        .getCode())
                .isEqualTo("payment_intent_unexpected_state");
    }

    @Test
    void keepsKeysAcrossARestart() throws StripeException {
        Session first = open("o/OPEN/1");
        desk.close();

        desk = Desk.in(data);

        assertThat(open("o/OPEN/1").getId()).isEqualTo(first.getId());
    }

    private Session open(String idempotencyKey) throws StripeException {
        return desk.sdk.v1().checkout().sessions().create(order, key(idempotencyKey));
    }

    private static ApiException failure(ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call);
    }
}
