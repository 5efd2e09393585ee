package io.seatlog.order;

import io.seatlog.wire.CapturePayment;
import io.seatlog.wire.ClosePayment;
import io.seatlog.wire.OpenPayment;
import io.seatlog.wire.PaymentOperation;
import io.seatlog.wire.RefundPayment;
import io.seatlog.wire.VoidPayment;
import org.apache.avro.specific.SpecificRecord;

/**
 * A payment request on its way through the worker.
 *
 * @param number   place in the queue of its kind
 * @param tries    idempotency keys used up
 * @param failures attempts that led nowhere
 */
record PaymentJob(SpecificRecord request, Progress.Place place, long number, int tries, int failures) {

    static PaymentJob first(SpecificRecord request, Progress.Place place, long number) {
        return new PaymentJob(request, place, number, 1, 0);
    }

    PaymentJob again(boolean newKey) {
        return new PaymentJob(request, place, number, newKey ? tries + 1 : tries, failures + 1);
    }

    PaymentOperation operation() {
        if (request instanceof OpenPayment) {
            return PaymentOperation.OPEN;
        } else if (request instanceof ClosePayment) {
            return PaymentOperation.CLOSE;
        } else if (request instanceof CapturePayment) {
            return PaymentOperation.CAPTURE;
        } else if (request instanceof VoidPayment) {
            return PaymentOperation.VOID;
        } else if (request instanceof RefundPayment) {
            return PaymentOperation.REFUND;
        }
        return PaymentOperation.LOOK;
    }
}
