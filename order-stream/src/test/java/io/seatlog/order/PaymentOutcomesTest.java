package io.seatlog.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.topic.Topics;
import io.seatlog.wire.IntentStatus;
import io.seatlog.wire.LookUpPayment;
import io.seatlog.wire.PaymentOutcome;
import io.seatlog.wire.PaymentRequestEnd;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose outcome it is what the provider answered. */
class PaymentOutcomesTest {

    private static final String ORDER = Wire.ORDER.toString();
    private static final String OTHER = Wire.SHOWTIME + ".bbbbbbbbbbbbbbbbbbbbbbbbbb";

    @Test
    void aPaymentAsReadIsOfTheOrderThatAsked() {
        PaymentOutcome outcome = outcome(ORDER, ORDER);
        assertThat(outcome.getEnd()).isEqualTo(PaymentRequestEnd.DONE);
        assertThat(outcome.getReading().getIntent()).isEqualTo(IntentStatus.SUCCEEDED);
        assertThat(outcome(ORDER, null).getEnd()).isEqualTo(PaymentRequestEnd.DONE);
    }

    @Test
    void anotherOrdersPaymentSaysNothingAboutTheOneThatAsked() {
        PaymentOutcome outcome = outcome(ORDER, OTHER);
        assertThat(outcome.getOrderId()).isEqualTo(ORDER);
        assertThat(outcome.getEnd()).isEqualTo(PaymentRequestEnd.REFUSED);
        assertThat(outcome.getReading()).isNull();
        assertThat(outcome.getErrorCode()).isEqualTo("seatlog_of_another_order");
    }

    @Test
    void aPaymentThatNoOrderAskedAboutGoesToTheOneThatItNames() {
        assertThat(outcome(null, OTHER).getOrderId()).isEqualTo(OTHER);
        assertThat(PaymentOutcomes.of(look(null), read(null), Wire.HELD_AT)).isEmpty();
    }

    private static PaymentOutcome outcome(@Nullable String asks, @Nullable String named) {
        return PaymentOutcomes.of(look(asks), read(named), Wire.HELD_AT).orElseThrow();
    }

    private static Attempt read(@Nullable String named) {
        return new Attempt.Done(Wire.reading(IntentStatus.SUCCEEDED), named);
    }

    private static PaymentJob look(@Nullable String orderId) {
        LookUpPayment look = LookUpPayment.newBuilder()
                .setShowtimeId(orderId == null ? null : Wire.SHOWTIME)
                .setOrderId(orderId)
                .setRequestId("look/1")
                .setAttempt(0)
                .setAt(Wire.HELD_AT)
                .setPaymentIntent("pi_1")
                .build();
        Progress.Place place = new Progress.Place(new TopicPartition(Topics.PAYMENT_REQUESTS.name(), 0), 0);
        return PaymentJob.first(look, place, 1);
    }
}
