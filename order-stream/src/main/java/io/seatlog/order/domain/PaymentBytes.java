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
    private static final List<Refund.Status> REFUNDS = List.of(
            Refund.Status.REQUESTED,
            Refund.Status.SUCCEEDED,
            Refund.Status.FAILED,
            Refund.Status.RETURNING,
            Refund.Status.PENDING);
    private static final List<ParkReason> PARKED = List.of(
            ParkReason.AMOUNT_DIFFERS,
            ParkReason.NOT_CAPTURABLE,
            ParkReason.NO_ANSWER,
            ParkReason.REFUND_FAILED,
            ParkReason.DISPUTED,
            ParkReason.REFUNDED_OUTSIDE);

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
        out.list(payment.back().refunds(), PaymentBytes::refund);
        watch(out, payment.watch());
        Parked parked = payment.parked();
        out.flag(parked != null);
        if (parked != null) {
            parked(out, parked);
        }
        out.count(payment.back().outside());
        out.flag(payment.back().disputed());
        watch(out, payment.back().watch());
    }

    /** The first version remembered no times of refunds and of parking: the order's own stands in. */
    static Payment read(In in, Instant unknown) throws IOException {
        PaymentStatus status = STATUSES.get(in.number());
        String paymentId = in.maybe();
        String url = in.maybe();
        Page page = paymentId == null || url == null ? null : new Page(paymentId, url);
        String intent = in.maybe();
        int attempt = in.number();
        int asked = in.number();
        Requests requests = new Requests(in.list(PaymentBytes::request), asked);
        List<String> voids = in.list(In::text);
        List<Refund> refunds = in.list(from -> refund(from, unknown));
        Watch watch = watch(in);
        if (in.isFirst()) {
            int reason = in.number();
            @Nullable Parked parked = reason < 0 ? null : Parked.again(null, PARKED.get(reason), unknown);
            MoneyBack back = MoneyBack.of(refunds);
            return new Payment(status, page, intent, attempt, requests, voids, watch, parked, back);
        }
        @Nullable Parked parked = in.flag() ? parked(in) : null;
        MoneyBack back = new MoneyBack(refunds, in.count(), in.flag(), watch(in));
        return new Payment(status, page, intent, attempt, requests, voids, watch, parked, back);
    }

    private static void watch(Out out, Watch watch) throws IOException {
        out.maybe(watch.lookAt());
        out.number(watch.looks());
    }

    private static Watch watch(In in) throws IOException {
        return new Watch(in.maybeTime(), in.number());
    }

    private static void parked(Out out, Parked parked) throws IOException {
        out.number(PARKED.indexOf(parked.reason()));
        out.time(parked.since());
        out.flag(parked.open());
        out.list(parked.history(), (to, entry) -> {
            to.time(entry.at());
            to.text(entry.what());
            to.text(entry.note());
        });
    }

    private static Parked parked(In in) throws IOException {
        return new Parked(
                PARKED.get(in.number()),
                in.time(),
                in.flag(),
                in.list(from -> new Parked.Entry(from.time(), from.text(), from.text())));
    }

    private static void refund(Out out, Refund refund) throws IOException {
        out.text(refund.refundId());
        out.maybe(refund.intent());
        out.count(refund.amount());
        out.number(REFUNDS.indexOf(refund.status()));
        out.list(refund.lines(), Out::number);
        out.list(refund.asked(), Out::number);
        out.number(refund.attempt());
        out.time(refund.requestedAt());
        out.time(refund.changedAt());
    }

    private static Refund refund(In in, Instant unknown) throws IOException {
        String id = in.text();
        if (in.isFirst()) {
            Refund refund = Refund.notDue(id, in.text(), in.count(), unknown);
            return refund.with(REFUNDS.get(in.number()), unknown);
        }
        String intent = in.maybe();
        long amount = in.count();
        Refund.Status status = REFUNDS.get(in.number());
        List<Integer> lines = in.list(In::number);
        List<Integer> asked = in.list(In::number);
        return new Refund(id, intent, lines, asked, amount, status, in.number(), in.time(), in.time());
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
            out.maybe(look.refundId());
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
            out.number(refund.attempt());
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
            case 2 -> new PaymentRequest.Look(id, in.maybe(), in.maybe(), in.isFirst() ? null : in.maybe());
            case 3 -> new PaymentRequest.Capture(id, in.text());
            case 4 -> new PaymentRequest.Void(id, in.text());
            case 5 -> new PaymentRequest.Refund(id, in.text(), in.text(), in.count(), in.isFirst() ? 1 : in.number());
            default -> throw new IllegalArgumentException("No kind of request has the number " + kind);
        };
    }
}
