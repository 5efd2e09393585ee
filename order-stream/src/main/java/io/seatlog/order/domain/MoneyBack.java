package io.seatlog.order.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of an order's money goes back, or is contended.
 *
 * @param refunds  for tickets, or of money that was not due
 * @param outside  money given back by others, as far as a person was told of it
 * @param disputed the buyer disputes the payment at the bank
 * @param watch    when to look at pending refunds next
 */
public record MoneyBack(List<Refund> refunds, long outside, boolean disputed, Watch watch) {

    static final MoneyBack NONE = of(List.of());

    /** Most refunds of which every sum is thought of. */
    private static final int PARTS_MAX = 10;

    public MoneyBack {
        refunds = List.copyOf(refunds);
    }

    /** Refunds of which nothing else is known. */
    static MoneyBack of(List<Refund> refunds) {
        return new MoneyBack(refunds, 0, false, Watch.NONE);
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

    /** Whether a payment intent's money was not due and is given back. */
    boolean isNotDue(String by) {
        return refunds.stream().anyMatch(refund -> !refund.isForTickets() && by.equals(refund.intent()));
    }

    MoneyBack and(Refund refund) {
        List<Refund> all = new ArrayList<>(refunds);
        all.add(refund);
        return with(all);
    }

    MoneyBack with(Refund changed) {
        return with(refunds.stream()
                .map(refund -> refund.refundId().equals(changed.refundId()) ? changed : refund)
                .toList());
    }

    private MoneyBack with(List<Refund> all) {
        return new MoneyBack(all, outside, disputed, watch);
    }

    MoneyBack withOutside(long amount) {
        return new MoneyBack(refunds, amount, disputed, watch);
    }

    MoneyBack withDisputed(boolean now) {
        return new MoneyBack(refunds, outside, now, watch);
    }

    MoneyBack with(Watch newWatch) {
        return new MoneyBack(refunds, outside, disputed, newWatch);
    }
}
