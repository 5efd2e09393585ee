package io.seatlog.order.domain;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The money side of an order as bytes: part of OrderBytes. */
final class PaymentBytes {

    private static final List<PaymentStatus> STATUSES = List.of(
            PaymentStatus.NONE,
            PaymentStatus.OPENING,
            PaymentStatus.OPEN,
            PaymentStatus.AUTHORISED,
            PaymentStatus.CAPTURED,
            PaymentStatus.VOIDED,
            PaymentStatus.FAILED);
    private static final List<Refund.Status> REFUNDS =
            List.of(Refund.Status.REQUESTED, Refund.Status.SUCCEEDED, Refund.Status.FAILED);
    private static final List<ParkReason> PARKED =
            List.of(ParkReason.AMOUNT_DIFFERS, ParkReason.NOT_CAPTURABLE, ParkReason.NO_ANSWER);

    private PaymentBytes() {}

    static void write(Out out, Payment payment) throws IOException {
        out.number(STATUSES.indexOf(payment.status()));
        Page page = payment.page();
        out.maybe(page == null ? null : page.paymentId());
        out.maybe(page == null ? null : page.url());
        out.maybe(payment.intent());
        out.number(payment.attempt());
        out.number(payment.requests().asked());
        out.list(payment.requests().queue(), PaymentBytes::request);
        out.list(payment.voids(), Out::text);
        out.list(payment.refunds(), PaymentBytes::refund);
        Instant lookAt = payment.watch().lookAt();
        out.flag(lookAt != null);
        if (lookAt != null) {
            out.time(lookAt);
        }
        out.number(payment.watch().looks());
        ParkReason parked = payment.parked();
        out.number(parked == null ? -1 : PARKED.indexOf(parked));
    }

    static Payment read(In in) throws IOException {
        PaymentStatus status = STATUSES.get(in.number());
        String paymentId = in.maybe();
        String url = in.maybe();
        Page page = paymentId == null || url == null ? null : new Page(paymentId, url);
        String intent = in.maybe();
        int attempt = in.number();
        int asked = in.number();
        Requests requests = new Requests(in.list(PaymentBytes::request), asked);
        List<String> voids = in.list(In::text);
        List<Refund> refunds = in.list(PaymentBytes::refund);
        @Nullable Instant lookAt = in.flag() ? in.time() : null;
        Watch watch = new Watch(lookAt, in.number());
        int parked = in.number();
        return new Payment(
                status, page, intent, attempt, requests, voids, refunds, watch, parked < 0 ? null : PARKED.get(parked));
    }

    private static void refund(Out out, Refund refund) throws IOException {
        out.text(refund.refundId());
        out.text(refund.intent());
        out.count(refund.amount());
        out.number(REFUNDS.indexOf(refund.status()));
    }

    private static Refund refund(In in) throws IOException {
        return new Refund(in.text(), in.text(), in.count(), REFUNDS.get(in.number()));
    }

    private static void request(Out out, PaymentRequest request) throws IOException {
        if (request instanceof PaymentRequest.Open open) {
            head(out, 0, request);
            out.number(open.attempt());
            out.text(open.returnUrl());
            out.maybe(open.locale());
        } else if (request instanceof PaymentRequest.Close close) {
            head(out, 1, request);
            out.text(close.paymentId());
        } else if (request instanceof PaymentRequest.Look look) {
            head(out, 2, request);
            out.maybe(look.paymentId());
            out.maybe(look.intent());
        } else if (request instanceof PaymentRequest.Capture capture) {
            head(out, 3, request);
            out.text(capture.intent());
        } else if (request instanceof PaymentRequest.Void release) {
            head(out, 4, request);
            out.text(release.intent());
        } else if (request instanceof PaymentRequest.Refund refund) {
            head(out, 5, request);
            out.text(refund.refundId());
            out.text(refund.intent());
            out.count(refund.amount());
        }
    }

    private static void head(Out out, int kind, PaymentRequest request) throws IOException {
        out.number(kind);
        out.text(request.requestId());
    }

    private static PaymentRequest request(In in) throws IOException {
        int kind = in.number();
        String id = in.text();
        return switch (kind) {
            case 0 -> new PaymentRequest.Open(id, in.number(), in.text(), in.maybe());
            case 1 -> new PaymentRequest.Close(id, in.text());
            case 2 -> new PaymentRequest.Look(id, in.maybe(), in.maybe());
            case 3 -> new PaymentRequest.Capture(id, in.text());
            case 4 -> new PaymentRequest.Void(id, in.text());
            case 5 -> new PaymentRequest.Refund(id, in.text(), in.text(), in.count());
            default -> throw new IllegalArgumentException("No kind of request has the number " + kind);
        };
    }
}
