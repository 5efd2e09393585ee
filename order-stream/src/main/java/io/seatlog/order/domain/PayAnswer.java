package io.seatlog.order.domain;

import java.time.Instant;

/** What a PayOrder gets to hear. */
public sealed interface PayAnswer {

    /** The page is open: go there and pay. */
    record Open(String paymentId, String url, long amount, String currency, Instant deadline) implements PayAnswer {}

    /** The total is 0 and the seats are booked. */
    record NotNeeded() implements PayAnswer {}

    /** There is no page. */
    record Refused(PayRefusal reason) implements PayAnswer {}
}
