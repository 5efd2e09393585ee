package io.seatlog.stripe;

import static io.seatlog.stripe.Desk.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefundTest {
    @TempDir
    Path data;

    private Desk desk;
    private String intent;

    @BeforeEach
    void capture() throws StripeException {
        desk = Desk.in(data);
        intent = desk.pay();
        desk.sdk.v1().paymentIntents().capture(intent);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void givesBackAPartWithEveryFieldWeUse() throws StripeException {
        Refund refund = refund(4000);

        assertThat(refund.getId()).startsWith("re_");
        assertThat(refund.getStatus()).isEqualTo("succeeded");
        assertThat(refund.getAmount()).isEqualTo(4000);
        assertThat(refund.getCurrency()).isEqualTo("eur");
        assertThat(refund.getPaymentIntent()).isEqualTo(intent);
        assertThat(refund.getCharge()).startsWith("ch_");
        assertThat(refund.getReason()).isEqualTo("requested_by_customer");
        assertThat(refund.getMetadata()).containsEntry("refundId", "r1");
        assertThat(desk.sdk.v1().refunds().retrieve(refund.getId()).getAmount()).isEqualTo(4000);
        assertThat(desk.sdk
                        .v1()
                        .refunds()
                        .list(RefundListParams.builder()
                                .setPaymentIntent(intent)
                                .build())
                        .getData())
                .extracting(Refund::getId)
                .containsExactly(refund.getId());
    }

    @Test
    void givesBackNoMoreThanWasTaken() throws StripeException {
        refund(4000);

        assertThat(refusal(() -> refund(6001)).getStripeError().getParam()).isEqualTo("amount");
        refund(6000);
        assertThat(refusal(() -> refund(1)).getCode()).isEqualTo("charge_already_refunded");
        assertThat(desk.ledger().at("/totals/eur/refunded").asLong()).isEqualTo(10_000);
    }

    @Test
    void givesBackNothingThatWasNotTaken() throws StripeException {
        intent = desk.pay();

        assertThat(refusal(() -> refund(100)).getCode()).isEqualTo("charge_not_refundable");
    }

    @Test
    void failsAtOnceOnDemand() throws StripeException {
        desk.control("faults", "kind", "refund_failed");

        Refund refund = refund(4000);

        assertThat(refund.getStatus()).isEqualTo("failed");
        assertThat(refund.getFailureReason()).isEqualTo("lost_or_stolen_card");
        assertThat(desk.ledger().at("/totals/eur/refunded").asLong()).isZero();
    }

    @Test
    void refusesForLackOfBalanceOnDemand() {
        desk.control("faults", "kind", "refund_refused");

        assertThat(refusal(() -> refund(4000)).getCode()).isEqualTo("balance_insufficient");
    }

    @Test
    void failsDaysLaterOnDemand() throws StripeException {
        desk.control("faults", "kind", "refund_fails_later", "delay", "P3D");
        Refund refund = refund(4000);
        assertThat(refund.getStatus()).isEqualTo("succeeded");

        desk.control("clock", "advance", "P3D");

        assertThat(desk.sdk.v1().refunds().retrieve(refund.getId()).getStatus()).isEqualTo("failed");
        assertThat(desk.ledger().at("/totals/eur/refunded").asLong()).isZero();
        assertThat(refund(10_000).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void staysPendingOnDemand() throws StripeException {
        desk.control("faults", "kind", "refund_pending", "delay", "P1D");
        Refund refund = refund(4000);
        assertThat(refund.getStatus()).isEqualTo("pending");

        desk.control("clock", "advance", "P1D");

        assertThat(desk.sdk.v1().refunds().retrieve(refund.getId()).getStatus()).isEqualTo("succeeded");
        assertThat(desk.ledger().at("/totals/eur/refunded").asLong()).isEqualTo(4000);
    }

    @Test
    void refundsNoDisputedCharge() {
        desk.control("disputes", "payment_intent", intent);

        assertThat(refusal(() -> refund(4000)).getCode()).isEqualTo("charge_disputed");
        assertThat(desk.ledger().at("/sessions/0/payment/disputed").asBoolean()).isTrue();
    }

    private Refund refund(long amount) throws StripeException {
        return desk.sdk
                .v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(intent)
                        .setAmount(amount)
                        .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                        .putMetadata("refundId", "r1")
                        .build());
    }
}
