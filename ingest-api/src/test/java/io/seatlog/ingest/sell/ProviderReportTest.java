package io.seatlog.ingest.sell;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.wire.ProviderEvent;
import io.seatlog.wire.RefundReading;
import io.seatlog.wire.RefundStatus;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the provider's events say about money that went back. */
class ProviderReportTest {

    private static final String ORDER = "hamlet.abcdefghijklmnopqrstuvwxyz";

    @Test
    void readsHowARefundOfOursStands() {
        ProviderReport report = read("refund.failed", """
                {"object":"refund","id":"re_1","payment_intent":"pi_1","status":"failed","amount":2500,
                 "metadata":{"refundId":"r1","orderId":"%s"}}""".formatted(ORDER));
        ProviderEvent event = report.event(report.order());
        assertThat(event.getOrderId()).isEqualTo(ORDER);
        assertThat(event.getRefund()).isEqualTo(new RefundReading("r1", "re_1", RefundStatus.FAILED, 2500L));
    }

    @Test
    void leavesARefundOfSomebodyElseToALookAtThePayment() {
        ProviderReport report = read(
                "refund.created",
                "{\"object\":\"refund\",\"id\":\"re_1\",\"payment_intent\":\"pi_1\",\"status\":\"succeeded\",\"amount\":1}");
        assertThat(report.refund()).isNull();
        assertThat(report.order()).isNull();
        assertThat(report.paymentIntent()).isEqualTo("pi_1");
    }

    @Test
    void readsWhatOfAChargeWentBackAndWhetherItIsDisputed() {
        ProviderReport report = read("charge.refunded", """
                {"object":"charge","id":"ch_1","payment_intent":"pi_1","captured":true,"amount":2500,
                 "amount_refunded":500,"disputed":true,"metadata":{"orderId":"%s"}}""".formatted(ORDER));
        assertThat(report.reading().getAmountRefunded()).isEqualTo(500);
        assertThat(report.reading().getDisputed()).isTrue();
    }

    @Test
    void takesAnAuthorisationThatWasLetGoForNoRefund() {
        ProviderReport report = read(
                "charge.refunded",
                "{\"object\":\"charge\",\"payment_intent\":\"pi_1\",\"captured\":false,\"amount_refunded\":500}");
        assertThat(report.reading().getAmountRefunded()).isZero();
    }

    private static ProviderReport read(String type, String object) {
        String event = "{\"id\":\"evt_1\",\"type\":\"" + type + "\",\"data\":{\"object\":" + object + "}}";
        return ProviderReport.read(event.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
