package io.seatlog.stripe.domain;

/** What a rule answers: the change to make, or why not. */
public sealed interface Decision permits Change, StripeError {}
