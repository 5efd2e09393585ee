package io.seatlog.stripe.domain;

/**
 * Notice of a change, with the object as it stood right after it.
 *
 * @param cause what asked for the change
 */
public record Event(String id, String type, long created, StripeObject object, Cause cause) {}
