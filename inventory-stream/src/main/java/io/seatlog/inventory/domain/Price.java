package io.seatlog.inventory.domain;

/**
 * What the buyer pays for one seat, in minor units of the showtime's currency; fee and tax are inside the amount.
 *
 * @param amount  all of it
 * @param fee     the part that is a fee
 * @param taxRate in hundredths of a percent
 */
public record Price(long amount, long fee, int taxRate) {

    /** Highest amount of one seat: a hundred of them still add up. */
    public static final long AMOUNT_MAX = 1_000_000_000_000L;

    boolean isValid() {
        return amount >= 0 && amount <= AMOUNT_MAX && fee >= 0 && fee <= amount && taxRate >= 0 && taxRate <= 10_000;
    }
}
