package io.seatlog.stripe.domain;

import java.util.Map;

/** One object of the provider's API as it stood at one moment. */
public sealed interface StripeObject permits CheckoutSession, PaymentIntent, Charge, Refund, Dispute {

    String id();

    /** Second since the epoch. */
    long created();

    /** Ids of the objects it points to, by the name of the field; no entry where there is none yet. */
    Map<String, String> links();
}
