package io.seatlog.order;

import io.seatlog.order.domain.Input;
import io.seatlog.order.domain.IntentStatus;
import io.seatlog.order.domain.ParkReason;
import io.seatlog.order.domain.Reading;
import io.seatlog.order.domain.Refund;
import io.seatlog.order.domain.Refusal;
import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.wire.PaymentOperation;
import io.seatlog.wire.PaymentOutcome;
import io.seatlog.wire.PaymentReading;
import io.seatlog.wire.PaymentRequestEnd;
import io.seatlog.wire.ProviderEvent;
import io.seatlog.wire.RefundReading;
import io.seatlog.wire.RefundStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads payment results as inputs of orders. An outcome DONE has a reading: of OPEN its page, of the others how the
 * payment stood when the request was done. REFUSED ends an OPEN without a page; of any other operation, as NO_ANSWER
 * does, it says that the effect is not known.
 */
final class PaymentInputs {

    /** The error code of an OPEN that waited in a queue for longer than its order's hold lasts. */
    static final String BUSY = "seatlog_busy";

    private static final String REFUND_SEPARATOR = "/REFUND/";

    private PaymentInputs() {}

    static Input of(PaymentOutcome outcome, Instant at) {
        PaymentRequestEnd end = outcome.getEnd();
        if (end == PaymentRequestEnd.UNKNOWN || outcome.getOperation() == PaymentOperation.UNKNOWN) {
            throw new PoisonException(DeadLetterCause.UNKNOWN_ENUM, "The operation or its end is not known");
        }
        return switch (outcome.getOperation()) {
            case OPEN -> opened(outcome, reading(outcome), at);
            case REFUND -> refunded(outcome, at);
            case LOOK -> outcome.getRefund() != null ? refunded(outcome, at) : looked(outcome, at);
            default -> looked(outcome, at);
        };
    }

    static Input of(ProviderEvent event, Instant at) {
        RefundReading refund = event.getRefund();
        String refundId = refund == null ? null : refund.getRefundId();
        return refund != null && refundId != null && refund.getStatus() != RefundStatus.UNKNOWN
                ? new Input.RefundTold(at, refundId, status(refund))
                : new Input.PaymentShown(at, null, reading(event.getReading(), true));
    }

    private static @Nullable PaymentReading reading(PaymentOutcome outcome) {
        return outcome.getEnd() == PaymentRequestEnd.DONE ? outcome.getReading() : null;
    }

    private static Input looked(PaymentOutcome outcome, Instant at) {
        PaymentReading reading = reading(outcome);
        String id = outcome.getRequestId();
        return reading == null
                ? new Input.EffectUnknown(at, id)
                : new Input.PaymentShown(at, id, reading(reading, false));
    }

    private static Input refunded(PaymentOutcome outcome, Instant at) {
        RefundReading refund = outcome.getRefund();
        String id = outcome.getRequestId();
        if (refund == null) {
            return new Input.RefundEnded(
                    at,
                    id,
                    refundId(outcome),
                    outcome.getEnd() == PaymentRequestEnd.DONE ? Refund.Status.SUCCEEDED : Refund.Status.FAILED,
                    null);
        }
        String refundId = refund.getRefundId();
        if (refundId == null) {
            throw new PoisonException(DeadLetterCause.MALFORMED, "A refund that was asked for has its id");
        }
        if (refund.getStatus() == RefundStatus.UNKNOWN && outcome.getOperation() == PaymentOperation.LOOK) {
            return new Input.RefundUnknown(at, id, refundId);
        }
        return new Input.RefundEnded(at, id, refundId, status(refund), failure(outcome));
    }

    private static Refund.Status status(RefundReading refund) {
        return switch (refund.getStatus()) {
            case PENDING, REQUESTED -> Refund.Status.PENDING;
            case SUCCEEDED -> Refund.Status.SUCCEEDED;
            case FAILED -> Refund.Status.FAILED;
            case UNKNOWN -> throw new PoisonException(DeadLetterCause.UNKNOWN_ENUM, "The refund's status is not known");
        };
    }

    private static @Nullable ParkReason failure(PaymentOutcome outcome) {
        String code = outcome.getErrorCode();
        if (code == null) {
            return null;
        }
        return switch (code) {
            case "charge_already_refunded" -> ParkReason.REFUNDED_OUTSIDE;
            case "charge_disputed" -> ParkReason.DISPUTED;
            default -> ParkReason.REFUND_FAILED;
        };
    }

    private static Input opened(PaymentOutcome outcome, @Nullable PaymentReading page, Instant at) {
        String id = outcome.getRequestId();
        if (page == null) {
            boolean busy = BUSY.equals(outcome.getErrorCode());
            return new Input.PageRefused(at, id, busy ? Refusal.PAYMENT_BUSY : Refusal.PAYMENT_UNAVAILABLE);
        }
        String paymentId = page.getPaymentId();
        String url = page.getUrl();
        if (paymentId == null || url == null) {
            throw new PoisonException(DeadLetterCause.MALFORMED, "An opened page has an id and a url");
        }
        return new Input.PageOpened(at, id, paymentId, url);
    }

    /** Outcomes of the first release do not name their refund: it was always of a whole payment. */
    private static String refundId(PaymentOutcome outcome) {
        PaymentReading reading = outcome.getReading();
        String intent = reading == null ? null : reading.getPaymentIntent();
        if (intent == null || !outcome.getRequestId().contains(REFUND_SEPARATOR)) {
            throw new PoisonException(DeadLetterCause.MALFORMED, "A refund names its payment intent");
        }
        return outcome.getOrderId() + "/all/" + intent;
    }

    private static Reading reading(PaymentReading reading, boolean told) {
        IntentStatus status = status(reading, told);
        long amount = status == IntentStatus.SUCCEEDED ? reading.getAmountReceived() : reading.getAmount();
        return new Reading(
                reading.getPaymentId(),
                reading.getPageOpen(),
                reading.getPaymentIntent(),
                status,
                amount,
                reading.getCurrency(),
                reading.getAmountRefunded(),
                reading.getDisputed());
    }

    /** An event of a kind that says nothing of the payment intent's status still says that something happened. */
    private static IntentStatus status(PaymentReading reading, boolean told) {
        return switch (reading.getIntent()) {
            case NONE -> IntentStatus.NONE;
            case INCOMPLETE -> IntentStatus.INCOMPLETE;
            case REQUIRES_CAPTURE -> IntentStatus.REQUIRES_CAPTURE;
            case SUCCEEDED -> IntentStatus.SUCCEEDED;
            case CANCELED -> IntentStatus.CANCELED;
            case UNKNOWN -> {
                if (!told) {
                    throw new PoisonException(DeadLetterCause.UNKNOWN_ENUM, "The intent's status is not known");
                }
                yield reading.getPaymentIntent() == null ? IntentStatus.NONE : IntentStatus.INCOMPLETE;
            }
        };
    }
}
