package io.seatlog.order.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The money side of an order.
 *
 * @param page     open for paying
 * @param intent   the payment intent that pays for the order; any other is let go
 * @param attempt  pages asked for so far
 * @param voids    payment intents that were let go
 * @param watch    when to look at the payment next
 * @param parked   why a person must look at it, or had to
 * @param back     what of the money goes back
 */
public record Payment(
        PaymentStatus status,
        @Nullable Page page,
        @Nullable String intent,
        int attempt,
        Requests requests,
        List<String> voids,
        Watch watch,
        @Nullable Parked parked,
        MoneyBack back) {

    static final Payment NONE =
            new Payment(PaymentStatus.NONE, null, null, 0, Requests.NONE, List.of(), Watch.NONE, null, MoneyBack.NONE);

    public Payment {
        voids = List.copyOf(voids);
    }

    Payment opening(Sale sale, PayOrder order) {
        int next = attempt + 1;
        var open = new PaymentRequest.Open(id(sale, "OPEN"), next, order.returnUrl(), order.locale());
        Payment opening = to(PaymentStatus.OPENING, null, intent).with(requests.and(open));
        return new Payment(
                opening.status, opening.page, opening.intent, next, opening.requests, voids, watch, parked, back);
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

    /** Looks at the page, once. */
    Payment lookingAtPage(Sale sale) {
        return lookingAt(sale, null);
    }

    /** Looks once: a look that still waits will do, one under way may have read already. */
    Payment lookingAt(Sale sale, @Nullable String at) {
        if (requests.hasWaitingLook(null)) {
            return this;
        }
        String paymentId = page == null || at != null ? null : page.paymentId();
        return with(requests.and(new PaymentRequest.Look(id(sale, "LOOK"), paymentId, at)));
    }

    /** Looks once how a refund stands. */
    Payment looking(Sale sale, Refund refund) {
        if (requests.hasWaitingLook(refund.refundId())) {
            return this;
        }
        return with(requests.and(new PaymentRequest.Look(id(sale, "LOOK"), null, refund.intent(), refund.refundId())));
    }

    Payment capturing(Sale sale, String from) {
        return with(requests.and(new PaymentRequest.Capture(id(sale, "CAPTURE"), from)));
    }

    Payment voiding(Sale sale, String released) {
        List<String> all = new ArrayList<>(voids);
        all.add(released);
        Requests asked = requests.and(new PaymentRequest.Void(id(sale, "VOID"), released));
        return new Payment(status, page, intent, attempt, asked, all, watch, parked, back);
    }

    /** Gives money back that was not due, once a refund id. */
    Payment refunding(Sale sale, Refund refund) {
        return back.refund(refund.refundId()) != null ? this : returning(refund).asking(sale, refund);
    }

    /** Gives money back for tickets, once their seats are back. */
    Payment returning(Refund refund) {
        return with(back.and(refund));
    }

    /** Asks the provider for a refund, once more. */
    Payment requesting(Sale sale, Refund refund, Instant at) {
        Refund asked = refund.requested(at);
        return with(asked).asking(sale, asked);
    }

    private Payment asking(Sale sale, Refund refund) {
        String from = refund.intent();
        if (from == null) {
            throw new IllegalStateException("Refund " + refund.refundId() + " is of no payment");
        }
        return with(requests.and(new PaymentRequest.Refund(
                id(sale, "REFUND"), refund.refundId(), from, refund.amount(), refund.attempt())));
    }

    Payment with(Refund changed) {
        return with(back.with(changed));
    }

    /** Waits for a person. */
    Payment parked(ParkReason reason, Instant at) {
        return with(Parked.again(parked, reason, at));
    }

    Payment with(@Nullable Parked newParked) {
        return new Payment(status, page, intent, attempt, requests, voids, watch, newParked, back);
    }

    /** Whether it waits for a person. */
    public boolean isParked() {
        return parked != null && parked.open();
    }

    Payment disputed(boolean now) {
        return with(back.withDisputed(now));
    }

    Payment outside(long amount) {
        return with(back.withOutside(amount));
    }

    Payment refundWatch(Watch newWatch) {
        return with(back.with(newWatch));
    }

    Payment with(Requests newRequests) {
        return new Payment(status, page, intent, attempt, newRequests, voids, watch, parked, back);
    }

    Payment with(Watch newWatch) {
        return new Payment(status, page, intent, attempt, requests, voids, newWatch, parked, back);
    }

    private Payment with(MoneyBack newBack) {
        return new Payment(status, page, intent, attempt, requests, voids, watch, parked, newBack);
    }

    /** Whether there was a page before the one that is open, and nothing says which of them this payment is of. */
    boolean mayBeOfEarlierPage(Reading by) {
        return page != null && attempt > 1 && !isPage(by.paymentId());
    }

    boolean isPage(@Nullable String paymentId) {
        return page != null && page.paymentId().equals(paymentId);
    }

    /** Whether this payment intent was let go, or its money not due and given back: it pays for nothing any more. */
    boolean isLetGo(String by) {
        return voids.contains(by) || back.isNotDue(by);
    }

    boolean isPaidBy(String by) {
        return by.equals(intent);
    }

    /** The payment intent that tickets were paid with; none if nothing was taken for them. */
    @Nullable
    String takenFrom() {
        return status == PaymentStatus.CAPTURED ? intent : null;
    }

    private Payment to(PaymentStatus newStatus, @Nullable Page newPage, @Nullable String newIntent) {
        return new Payment(newStatus, newPage, newIntent, attempt, requests, voids, watch, parked, back);
    }

    private String id(Sale sale, String operation) {
        return sale.orderId() + "/" + operation + "/" + (requests.asked() + 1);
    }
}
