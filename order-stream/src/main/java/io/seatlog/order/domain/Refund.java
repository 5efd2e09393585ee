package io.seatlog.order.domain;

/** Money on its way back to the buyer. */
public record Refund(String refundId, String intent, long amount, Status status) {

    /** Where a refund stands. */
    public enum Status {
        REQUESTED,
        SUCCEEDED,
        FAILED
    }

    Refund ended(boolean succeeded) {
        return new Refund(refundId, intent, amount, succeeded ? Status.SUCCEEDED : Status.FAILED);
    }
}
