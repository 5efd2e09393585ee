package io.seatlog.order;

import io.seatlog.id.OrderId;
import io.seatlog.wire.LookUpPayment;
import io.seatlog.wire.PaymentOperation;
import io.seatlog.wire.PaymentOutcome;
import io.seatlog.wire.PaymentReading;
import io.seatlog.wire.PaymentRequestEnd;
import io.seatlog.wire.RefundPayment;
import io.seatlog.wire.RefundReading;
import io.seatlog.wire.RefundStatus;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Turns the end of an attempt into the record that order-stream reads. */
final class PaymentOutcomes {

    private static final String OF_ANOTHER = "seatlog_of_another_order";

    private PaymentOutcomes() {}

    /** The outcome; none, if it concerns no order of ours. */
    static Optional<PaymentOutcome> of(PaymentJob job, Attempt attempt, Instant now) {
        SpecificRecord request = job.request();
        String orderId = orderId(request, attempt);
        if (orderId == null || !OrderId.isValid(orderId)) {
            return Optional.empty();
        }
        return Optional.of(of(job, believed(attempt, orderId), orderId, now));
    }

    private static PaymentOutcome of(PaymentJob job, Attempt attempt, String orderId, Instant now) {
        SpecificRecord request = job.request();
        @Nullable PaymentReading reading = attempt instanceof Attempt.Done done ? done.reading() : null;
        @Nullable String code = attempt instanceof Attempt.Refused refused ? refused.code() : null;
        return PaymentOutcome.newBuilder()
                .setShowtimeId(OrderId.parse(orderId).showtime().value())
                .setOrderId(orderId)
                .setRequestId((String) field(request, "requestId"))
                .setOperation(job.operation())
                .setAttempt((Integer) field(request, "attempt"))
                .setAt(now)
                .setEnd(reading != null ? PaymentRequestEnd.DONE : PaymentRequestEnd.REFUSED)
                .setReading(reading != null ? reading : nothingBut(request, job.operation()))
                .setErrorCode(code)
                .setRefund(refund(request, attempt))
                .build();
    }

    /** Another order's payment says nothing about this one, whatever an event said whose it is. */
    private static Attempt believed(Attempt attempt, String orderId) {
        boolean another =
                attempt instanceof Attempt.Done done && done.orderId() != null && !orderId.equals(done.orderId());
        return another ? new Attempt.Refused(OF_ANOTHER) : attempt;
    }

    /** A look at a payment intent whose order is not known goes to the order in its metadata. */
    private static @Nullable String orderId(SpecificRecord request, Attempt attempt) {
        if (request instanceof LookUpPayment look && look.getOrderId() == null) {
            return attempt instanceof Attempt.Done done ? done.orderId() : null;
        }
        return (String) field(request, "orderId");
    }

    /** A refund that the provider will not make, or not show, still says which it is. */
    private static @Nullable RefundReading refund(SpecificRecord request, Attempt attempt) {
        if (attempt instanceof Attempt.Done done) {
            return done.refund();
        }
        if (request instanceof LookUpPayment look && look.getRefundId() != null) {
            return RefundReading.newBuilder()
                    .setRefundId(look.getRefundId())
                    .setStatus(RefundStatus.UNKNOWN)
                    .build();
        }
        return request instanceof RefundPayment refund
                ? RefundReading.newBuilder()
                        .setRefundId(refund.getRefundId())
                        .setStatus(RefundStatus.FAILED)
                        .setAmount(refund.getAmount())
                        .build()
                : null;
    }

    /** A refund that failed still names its payment intent. */
    private static @Nullable PaymentReading nothingBut(SpecificRecord request, PaymentOperation operation) {
        return operation == PaymentOperation.REFUND
                ? PaymentReading.newBuilder()
                        .setPaymentIntent((String) field(request, "paymentIntent"))
                        .build()
                : null;
    }

    private static Object field(SpecificRecord request, String name) {
        return request.get(request.getSchema().getField(name).pos());
    }
}
