package io.seatlog.order.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The money side of an order.
 *
 * @param page     open for paying
 * @param intent   the payment intent that pays for the order; any other is let go
 * @param attempt  pages asked for so far
 * @param voids    payment intents that were let go
 * @param outside  money given back by others, as far as a person was told of it
 * @param disputed the buyer disputes the payment at the bank
 * @param refundWatch when to look at pending refunds next
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
        @Nullable Parked parked,
        long outside,
        boolean disputed,
        Watch refundWatch) {

    static final Payment NONE = new Payment(
            PaymentStatus.NONE,
            null,
            null,
            0,
            Requests.NONE,
            List.of(),
            List.of(),
            Watch.NONE,
            null,
            0,
            false,
            Watch.NONE);

    /** Most refunds of which every sum is thought of. */
    private static final int PARTS_MAX = 10;

    public Payment {
        voids = List.copyOf(voids);
        refunds = List.copyOf(refunds);
    }

    Payment opening(Sale sale, PayOrder order) {
        int next = attempt + 1;
        var open = new PaymentRequest.Open(id(sale, "OPEN"), next, order.returnUrl(), order.locale());
        Payment opening = to(PaymentStatus.OPENING, null, intent).with(requests.and(open));
        return new Payment(
                opening.status,
                opening.page,
                opening.intent,
                next,
                opening.requests,
                voids,
                refunds,
                watch,
                parked,
                outside,
                disputed,
                refundWatch);
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
        return new Payment(
                status, page, intent, attempt, asked, all, refunds, watch, parked, outside, disputed, refundWatch);
    }

    /** Gives money back that was not due, once a refund id. */
    Payment refunding(Sale sale, Refund refund) {
        return refund(refund.refundId()) != null ? this : with(and(refund)).asking(sale, refund);
    }

    /** Gives money back for tickets, once their seats are back. */
    Payment returning(Refund refund) {
        return with(and(refund));
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

    /** The refund of this id, if there is one. */
    @Nullable
    Refund refund(String refundId) {
        return refunds.stream()
                .filter(refund -> refund.refundId().equals(refundId))
                .findFirst()
                .orElse(null);
    }

    /** The refund of this id, which there is. */
    Refund theRefund(String refundId) {
        Refund refund = refund(refundId);
        if (refund == null) {
            throw new IllegalStateException("There is no refund " + refundId);
        }
        return refund;
    }

    List<Refund> refundsIn(Refund.Status wanted) {
        return refunds.stream().filter(refund -> refund.is(wanted)).toList();
    }

    /** What of a payment intent we gave back ourselves, as far as the provider has said. */
    long givenBack(String of) {
        return refunds.stream()
                .filter(refund -> of.equals(refund.intent()))
                .filter(refund -> refund.is(Refund.Status.SUCCEEDED) || refund.is(Refund.Status.PENDING))
                .mapToLong(Refund::amount)
                .sum();
    }

    /** Whether this was, at some time, what of the tickets' money had gone back, as far as we know. */
    boolean mayHaveGivenBack(long amount) {
        if (refunds.size() > PARTS_MAX) {
            return false;
        }
        Set<Long> sums = new HashSet<>(List.of(0L, outside));
        for (Refund refund : refunds) {
            Set<Long> more = new HashSet<>();
            sums.forEach(sum -> more.add(sum + refund.amount()));
            sums.addAll(more);
        }
        return sums.contains(amount);
    }

    Payment with(Refund changed) {
        return with(refunds.stream()
                .map(refund -> refund.refundId().equals(changed.refundId()) ? changed : refund)
                .toList());
    }

    /** Waits for a person. */
    Payment parked(ParkReason reason, Instant at) {
        return with(Parked.again(parked, reason, at));
    }

    Payment with(@Nullable Parked newParked) {
        return new Payment(
                status,
                page,
                intent,
                attempt,
                requests,
                voids,
                refunds,
                watch,
                newParked,
                outside,
                disputed,
                refundWatch);
    }

    /** Whether it waits for a person. */
    public boolean isParked() {
        return parked != null && parked.open();
    }

    Payment disputed(boolean now) {
        return new Payment(
                status, page, intent, attempt, requests, voids, refunds, watch, parked, outside, now, refundWatch);
    }

    Payment outside(long amount) {
        return new Payment(
                status, page, intent, attempt, requests, voids, refunds, watch, parked, amount, disputed, refundWatch);
    }

    Payment with(Requests newRequests) {
        return new Payment(
                status,
                page,
                intent,
                attempt,
                newRequests,
                voids,
                refunds,
                watch,
                parked,
                outside,
                disputed,
                refundWatch);
    }

    Payment with(Watch newWatch) {
        return new Payment(
                status,
                page,
                intent,
                attempt,
                requests,
                voids,
                refunds,
                newWatch,
                parked,
                outside,
                disputed,
                refundWatch);
    }

    Payment refundWatch(Watch newWatch) {
        return new Payment(
                status, page, intent, attempt, requests, voids, refunds, watch, parked, outside, disputed, newWatch);
    }

    boolean isPage(@Nullable String paymentId) {
        return page != null && page.paymentId().equals(paymentId);
    }

    /** Whether this payment intent was let go, or its money not due and given back: it pays for nothing any more. */
    boolean isLetGo(String by) {
        return voids.contains(by)
                || refunds.stream().anyMatch(refund -> !refund.isForTickets() && by.equals(refund.intent()));
    }

    boolean isPaidBy(String by) {
        return by.equals(intent);
    }

    /** The payment intent that tickets were paid with; none if nothing was taken for them. */
    @Nullable
    String takenFrom() {
        return status == PaymentStatus.CAPTURED ? intent : null;
    }

    private List<Refund> and(Refund refund) {
        List<Refund> all = new ArrayList<>(refunds);
        all.add(refund);
        return all;
    }

    private Payment with(List<Refund> all) {
        return new Payment(
                status, page, intent, attempt, requests, voids, all, watch, parked, outside, disputed, refundWatch);
    }

    private Payment to(PaymentStatus newStatus, @Nullable Page newPage, @Nullable String newIntent) {
        return new Payment(
                newStatus,
                newPage,
                newIntent,
                attempt,
                requests,
                voids,
                refunds,
                watch,
                parked,
                outside,
                disputed,
                refundWatch);
    }

    private String id(Sale sale, String operation) {
        return sale.orderId() + "/" + operation + "/" + (requests.asked() + 1);
    }
}
