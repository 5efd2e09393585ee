package io.seatlog.order;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * One attempt at a payment request. What a call that failed has done is read from the payment, never guessed: the
 * provider stores its first answer to a key, 5xx included, and forgets keys after a day.
 */
final class ProviderCall {

    /** Older requests may have been done under a key that is forgotten. */
    private static final Duration KEY_TRUSTED = Duration.ofHours(20);

    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int OUR_KEY_REFUSED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    private final Provider provider;
    private final Clock clock;

    ProviderCall(Provider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /** Something that is asked of the provider. */
    @FunctionalInterface
    private interface Question {
        Provider.Shown ask() throws StripeException;
    }

    /** One attempt; {@code tries} counts the keys used before. */
    Attempt run(SpecificRecord request, int tries) {
        if (request instanceof OpenPayment open) {
            return open(open, tries);
        } else if (request instanceof ClosePayment close) {
            String key = key(close.getOrderId(), "CLOSE", close.getPaymentId(), close.getAttempt(), tries);
            String page = close.getPaymentId();
            return act(
                    close.getAt(),
                    () -> provider.close(page, key),
                    () -> provider.page(page),
                    reading -> !reading.getPageOpen());
        } else if (request instanceof CapturePayment capture) {
            String intent = capture.getPaymentIntent();
            String key = key(capture.getOrderId(), "CAPTURE", intent, capture.getAttempt(), tries);
            return act(
                    capture.getAt(),
                    () -> provider.capture(capture, key),
                    () -> provider.intent(intent),
                    reading -> reading.getIntent() != IntentStatus.REQUIRES_CAPTURE);
        } else if (request instanceof VoidPayment release) {
            String intent = release.getPaymentIntent();
            String key = key(release.getOrderId(), "VOID", intent, release.getAttempt(), tries);
            return act(
                    release.getAt(),
                    () -> provider.cancel(intent, key),
                    () -> provider.intent(intent),
                    reading -> reading.getIntent() != IntentStatus.REQUIRES_CAPTURE);
        } else if (request instanceof RefundPayment refund) {
            return refund(refund, tries);
        }
        return look((LookUpPayment) request);
    }

    private Attempt open(OpenPayment request, int tries) {
        if (!clock.instant().isBefore(request.getDeadline())) {
            return new Attempt.Refused(PaymentInputs.BUSY);
        }
        try {
            String key = request.getOrderId() + "/OPEN/" + request.getAttempt() + "." + tries;
            return done(provider.open(request, key));
        } catch (IdempotencyException e) {
            return new Attempt.Again(!isInUse(e), why(e));
        } catch (StripeException e) {
            if (e instanceof ApiConnectionException || status(e) == TOO_MANY || isInUse(e)) {
                return new Attempt.Again(false, why(e));
            }
            // A stored 5xx: a page whose address nobody has cannot be paid on, so another may be opened.
            return status(e) >= SERVER_ERROR ? new Attempt.Again(true, why(e)) : new Attempt.Refused(code(e));
        }
    }

    private Attempt look(LookUpPayment request) {
        String page = request.getPaymentId();
        String intent = request.getPaymentIntent();
        if (page == null && intent == null) {
            return new Attempt.Refused("seatlog_nothing_to_look_at");
        }
        String refundId = request.getRefundId();
        if (intent != null && refundId != null) {
            return lookAtRefund(request, intent, refundId);
        }
        return read(() -> page != null ? provider.page(page) : provider.intent(String.valueOf(intent)));
    }

    private Attempt lookAtRefund(LookUpPayment request, String intent, String refundId) {
        try {
            PaymentReading of =
                    PaymentReading.newBuilder().setPaymentIntent(intent).build();
            return provider.refundOf(intent, refundId)
                    .<Attempt>map(refund -> new Attempt.Done(of, request.getOrderId(), refund))
                    .orElse(new Attempt.Refused("seatlog_no_such_refund"));
        } catch (StripeException e) {
            return refusedOrAgain(e);
        }
    }

    /** Does it; where that fails, the payment as read tells whether it happened. */
    private Attempt act(Instant asked, Question action, Question reading, Predicate<PaymentReading> settled) {
        if (clock.instant().isAfter(asked.plus(KEY_TRUSTED)) && isDone(read(reading), settled)) {
            return read(reading);
        }
        try {
            Provider.Shown shown = action.ask();
            return shown.processing() ? new Attempt.Again(false, "processing") : done(shown);
        } catch (StripeException e) {
            if (isToWaitFor(e)) {
                return new Attempt.Again(false, why(e));
            }
            Attempt read = read(reading);
            return !(read instanceof Attempt.Done) || isDone(read, settled) ? read : new Attempt.Again(true, why(e));
        }
    }

    private static boolean isDone(Attempt read, Predicate<PaymentReading> settled) {
        return read instanceof Attempt.Done done && settled.test(done.reading());
    }

    private Attempt read(Question reading) {
        try {
            Provider.Shown shown = reading.ask();
            return shown.processing() ? new Attempt.Again(false, "processing") : done(shown);
        } catch (StripeException e) {
            return refusedOrAgain(e);
        }
    }

    /** What a question without an effect comes to when it fails: a no, or nothing yet. */
    private static Attempt refusedOrAgain(StripeException e) {
        boolean isAnswer = status(e) >= 400 && status(e) < SERVER_ERROR && !isToWaitFor(e);
        return isAnswer ? new Attempt.Refused(code(e)) : new Attempt.Again(false, why(e));
    }

    private Attempt refund(RefundPayment request, int tries) {
        String key = key(request.getOrderId(), "REFUND", request.getRefundId(), request.getAttempt(), tries);
        try {
            boolean repeats = request.getAttempt() > 1;
            if (repeats || clock.instant().isAfter(request.getAt().plus(KEY_TRUSTED))) {
                Optional<RefundReading> before = refundOf(request);
                boolean failed = before.isPresent() && before.get().getStatus() == RefundStatus.FAILED;
                if (before.isPresent() && !(repeats && failed)) {
                    return refunded(request, before.get());
                }
            }
            return refunded(request, provider.refund(request, key));
        } catch (StripeException e) {
            if (isToWaitFor(e)) {
                return new Attempt.Again(false, why(e));
            }
            return refundAsRead(request, e);
        }
    }

    private Attempt refundAsRead(RefundPayment request, StripeException failure) {
        try {
            Optional<RefundReading> refund = refundOf(request);
            boolean earlier =
                    refund.isPresent() && refund.get().getStatus() == RefundStatus.FAILED && request.getAttempt() > 1;
            if (refund.isPresent() && !earlier) {
                return refunded(request, refund.get());
            }
        } catch (StripeException e) {
            return new Attempt.Again(false, why(e));
        }
        boolean isAnswer = status(failure) >= 400 && status(failure) < SERVER_ERROR && !isInUse(failure);
        return isAnswer ? new Attempt.Refused(code(failure)) : new Attempt.Again(true, why(failure));
    }

    private Optional<RefundReading> refundOf(RefundPayment request) throws StripeException {
        return provider.refundOf(request.getPaymentIntent(), request.getRefundId());
    }

    private static Attempt refunded(RefundPayment request, RefundReading refund) {
        PaymentReading of = PaymentReading.newBuilder()
                .setPaymentIntent(request.getPaymentIntent())
                .setIntent(IntentStatus.SUCCEEDED)
                .build();
        return new Attempt.Done(of, request.getOrderId(), refund);
    }

    private static Attempt done(Provider.Shown shown) {
        return new Attempt.Done(shown.reading(), shown.orderId());
    }

    /** Not an answer to the request: too many at once, or our key is refused, which an operator mends. */
    private static boolean isToWaitFor(StripeException e) {
        int status = status(e);
        return status == TOO_MANY || status == OUR_KEY_REFUSED || status == FORBIDDEN;
    }

    private static boolean isInUse(StripeException e) {
        return status(e) == CONFLICT || "idempotency_key_in_use".equals(e.getCode());
    }

    private static int status(StripeException e) {
        Integer status = e.getStatusCode();
        return status == null ? 0 : status;
    }

    private static String code(StripeException e) {
        String code = e.getCode();
        return code != null ? code : "http_" + status(e) + (status(e) == NOT_FOUND ? "_not_found" : "");
    }

    /** What failed, without a word of what was sent. */
    private static String why(StripeException e) {
        return e.getClass().getSimpleName() + " " + status(e) + " " + e.getCode();
    }

    private static String key(String orderId, String operation, String of, int attempt, int tries) {
        return orderId + "/" + operation + "/" + of + "/" + attempt + "." + tries;
    }
}
