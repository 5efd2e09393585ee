package io.seatlog.order.domain;

/**
 * What the buyer pays for one seat, in minor units; fee and tax are inside.
 *
 * @param taxRate hundredths of a percent
 */
public record Price(long amount, long fee, int taxRate) {

    public Price {
        if (amount < 0 || fee < 0 || fee > amount || taxRate < 0) {
            throw new IllegalArgumentException("A price, its fee and its tax rate are not negative, the fee is inside");
        }
    }
}
