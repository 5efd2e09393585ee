package io.seatlog.order;

import io.seatlog.order.domain.Known;
import io.seatlog.order.domain.PaymentRequest;
import io.seatlog.order.domain.Sale;
import io.seatlog.wire.CapturePayment;
import io.seatlog.wire.ClosePayment;
import io.seatlog.wire.LookUpPayment;
import io.seatlog.wire.OpenPayment;
import io.seatlog.wire.RefundPayment;
import io.seatlog.wire.VoidPayment;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** Payment requests as the worker reads them. OPEN and REFUND count their attempts; of all others the
 * attempt is the request's number in its order. */
final class PaymentRequests {

    private PaymentRequests() {}

    static SpecificRecord of(Known order, PaymentRequest request, Instant at) {
        Sale sale = order.sale();
        String showtime = sale.orderId().showtime().value();
        String id = sale.orderId().toString();
        String requestId = request.requestId();
        int number = Integer.parseInt(requestId.substring(requestId.lastIndexOf('/') + 1));
        if (request instanceof PaymentRequest.Open open) {
            return OpenPayment.newBuilder()
                    .setShowtimeId(showtime)
                    .setOrderId(id)
                    .setRequestId(requestId)
                    .setAttempt(open.attempt())
                    .setAt(at)
                    .setAmount(sale.total())
                    .setCurrency(sale.currency())
                    .setDeadline(sale.expiresAt())
                    .setReturnUrl(open.returnUrl())
                    .setLocale(open.locale())
                    .setSeats(sale.seats().stream().map(OrderView::seat).toList())
                    .build();
        } else if (request instanceof PaymentRequest.Close close) {
            return new ClosePayment(showtime, id, requestId, number, at, close.paymentId());
        } else if (request instanceof PaymentRequest.Look look) {
            return new LookUpPayment(
                    showtime, id, requestId, number, at, look.paymentId(), look.intent(), look.refundId());
        } else if (request instanceof PaymentRequest.Capture capture) {
            return new CapturePayment(
                    showtime, id, requestId, number, at, capture.intent(), sale.total(), sale.currency());
        } else if (request instanceof PaymentRequest.Refund refund) {
            return RefundPayment.newBuilder()
                    .setShowtimeId(showtime)
                    .setOrderId(id)
                    .setRequestId(requestId)
                    .setAttempt(refund.attempt())
                    .setAt(at)
                    .setRefundId(refund.refundId())
                    .setPaymentIntent(refund.intent())
                    .setAmount(refund.amount())
                    .setCurrency(sale.currency())
                    .build();
        }
        return new VoidPayment(showtime, id, requestId, number, at, ((PaymentRequest.Void) request).intent());
    }
}
