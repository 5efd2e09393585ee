package io.seatlog.order;

import io.seatlog.order.domain.Input;
import io.seatlog.order.domain.IntentStatus;
import io.seatlog.order.domain.PayRefusal;
import io.seatlog.order.domain.Reading;
import io.seatlog.runtime.kafka.DeadLetterCause;
import io.seatlog.wire.PaymentOperation;
import io.seatlog.wire.PaymentOutcome;
import io.seatlog.wire.PaymentReading;
import io.seatlog.wire.PaymentRequestEnd;
import io.seatlog.wire.ProviderEvent;
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
        String id = outcome.getRequestId();
        PaymentReading reading = outcome.getReading();
        boolean done = end == PaymentRequestEnd.DONE && reading != null;
        return switch (outcome.getOperation()) {
            case OPEN -> opened(outcome, done ? reading : null, at);
            case REFUND -> new Input.RefundEnded(at, id, refundId(outcome), end == PaymentRequestEnd.DONE);
            default -> done && reading != null ? shown(at, id, reading) : new Input.EffectUnknown(at, id);
        };
    }

    static Input of(ProviderEvent event, Instant at) {
        return new Input.PaymentShown(at, null, reading(event.getReading(), true));
    }

    private static Input opened(PaymentOutcome outcome, @Nullable PaymentReading page, Instant at) {
        String id = outcome.getRequestId();
        if (page == null) {
            boolean busy = BUSY.equals(outcome.getErrorCode());
            return new Input.PageRefused(at, id, busy ? PayRefusal.PAYMENT_BUSY : PayRefusal.PAYMENT_UNAVAILABLE);
        }
        String paymentId = page.getPaymentId();
        String url = page.getUrl();
        if (paymentId == null || url == null) {
            throw new PoisonException(DeadLetterCause.MALFORMED, "An opened page has an id and a url");
        }
        return new Input.PageOpened(at, id, paymentId, url);
    }

    /** The order asks for one refund at a time, so the request says which it is. */
    private static String refundId(PaymentOutcome outcome) {
        PaymentReading reading = outcome.getReading();
        String intent = reading == null ? null : reading.getPaymentIntent();
        if (intent == null || !outcome.getRequestId().contains(REFUND_SEPARATOR)) {
            throw new PoisonException(DeadLetterCause.MALFORMED, "A refund names its payment intent");
        }
        return outcome.getOrderId() + "/all/" + intent;
    }

    private static Input shown(Instant at, String requestId, PaymentReading reading) {
        return new Input.PaymentShown(at, requestId, reading(reading, false));
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
                reading.getCurrency());
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
