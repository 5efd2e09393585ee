package io.seatlog.order.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The money side of an order.
 *
 * @param page    open for paying
 * @param intent  the payment intent that pays for the order; any other is let go
 * @param attempt pages asked for so far
 * @param voids   payment intents that were let go
 */
public record Payment(
        PaymentStatus status,
        @Nullable Page page,
        @Nullable String intent,
        int attempt,
        Requests requests,
        List<String> voids,
        List<Refund> refunds,
        Watch watch,
        @Nullable ParkReason parked) {

    static final Payment NONE =
            new Payment(PaymentStatus.NONE, null, null, 0, Requests.NONE, List.of(), List.of(), Watch.NONE, null);

    public Payment {
        voids = List.copyOf(voids);
        refunds = List.copyOf(refunds);
    }

    Payment opening(Sale sale, PayOrder order) {
        int next = attempt + 1;
        var open = new PaymentRequest.Open(id(sale, "OPEN"), next, order.returnUrl(), order.locale());
        return new Payment(
                PaymentStatus.OPENING, null, intent, next, requests.and(open), voids, refunds, watch, parked);
    }

    Payment opened(Page opened, @Nullable Instant lookAt) {
        return to(PaymentStatus.OPEN, opened, intent).with(new Watch(lookAt, 0));
    }

    /** No page is open and nobody is to pay any more, or not yet again. */
    Payment none() {
        return to(PaymentStatus.NONE, null, null).with(Watch.NONE);
    }

    Payment authorised(String by) {
        return to(PaymentStatus.AUTHORISED, null, by).with(Watch.NONE);
    }

    Payment captured() {
        return to(PaymentStatus.CAPTURED, null, intent).with(Watch.NONE);
    }

    Payment voided() {
        return to(PaymentStatus.VOIDED, null, intent);
    }

    Payment failed() {
        return to(PaymentStatus.FAILED, null, intent).with(Watch.NONE);
    }

    /** Closes the page that is open, if one is. */
    Payment closing(Sale sale) {
        return page == null ? none() : closing(sale, page.paymentId()).none();
    }

    Payment closing(Sale sale, String paymentId) {
        return with(requests.and(new PaymentRequest.Close(id(sale, "CLOSE"), paymentId)));
    }

    /** Looks once: a look that still waits will do, one under way may have read already. */
    Payment looking(Sale sale, @Nullable String at) {
        if (requests.hasWaiting(PaymentRequest.Look.class)) {
            return this;
        }
        String paymentId = page == null || at != null ? null : page.paymentId();
        return with(requests.and(new PaymentRequest.Look(id(sale, "LOOK"), paymentId, at)));
    }

    Payment capturing(Sale sale, String from) {
        return with(requests.and(new PaymentRequest.Capture(id(sale, "CAPTURE"), from)));
    }

    Payment voiding(Sale sale, String released) {
        List<String> all = new ArrayList<>(voids);
        all.add(released);
        Requests asked = requests.and(new PaymentRequest.Void(id(sale, "VOID"), released));
        return new Payment(status, page, intent, attempt, asked, all, refunds, watch, parked);
    }

    /** Gives money back once a refund id. */
    Payment refunding(Sale sale, Refund refund) {
        if (refunds.stream().anyMatch(known -> known.refundId().equals(refund.refundId()))) {
            return this;
        }
        List<Refund> all = new ArrayList<>(refunds);
        all.add(refund);
        var request =
                new PaymentRequest.Refund(id(sale, "REFUND"), refund.refundId(), refund.intent(), refund.amount());
        return new Payment(status, page, intent, attempt, requests.and(request), voids, all, watch, parked);
    }

    Payment refundEnded(String refundId, boolean succeeded) {
        List<Refund> all = refunds.stream()
                .map(refund -> refund.refundId().equals(refundId) ? refund.ended(succeeded) : refund)
                .toList();
        return new Payment(status, page, intent, attempt, requests, voids, all, watch, parked);
    }

    Payment parked(ParkReason reason) {
        return new Payment(status, page, intent, attempt, requests, voids, refunds, watch, reason);
    }

    Payment with(Requests newRequests) {
        return new Payment(status, page, intent, attempt, newRequests, voids, refunds, watch, parked);
    }

    Payment with(Watch newWatch) {
        return new Payment(status, page, intent, attempt, requests, voids, refunds, newWatch, parked);
    }

    boolean isPage(@Nullable String paymentId) {
        return page != null && page.paymentId().equals(paymentId);
    }

    /** Whether this payment intent was let go, or its money given back: it pays for nothing any more. */
    boolean isLetGo(String by) {
        return voids.contains(by)
                || refunds.stream().anyMatch(refund -> refund.intent().equals(by));
    }

    boolean isPaidBy(String by) {
        return by.equals(intent);
    }

    private Payment to(PaymentStatus newStatus, @Nullable Page newPage, @Nullable String newIntent) {
        return new Payment(newStatus, newPage, newIntent, attempt, requests, voids, refunds, watch, parked);
    }

    private String id(Sale sale, String operation) {
        return sale.orderId() + "/" + operation + "/" + (requests.asked() + 1);
    }
}
