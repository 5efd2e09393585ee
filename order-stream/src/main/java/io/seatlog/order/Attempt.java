package io.seatlog.order;

import io.seatlog.wire.PaymentReading;
import io.seatlog.wire.RefundReading;
import org.jspecify.annotations.Nullable;

/** How one attempt at a payment request ended. */
sealed interface Attempt {

    /** It is done; the payment stands so. */
    record Done(
            PaymentReading reading,
            @Nullable String orderId,
            @Nullable RefundReading refund) implements Attempt {

        Done(PaymentReading reading, @Nullable String orderId) {
            this(reading, orderId, null);
        }
    }

    /** The provider will not do it. */
    record Refused(String code) implements Attempt {}

    /** It is to be tried again later: under the same idempotency key, or a new one. */
    record Again(boolean newKey, String why) implements Attempt {}
}
