package io.seatlog.stripe.domain;

import org.jspecify.annotations.Nullable;

/** Why an attempt to pay failed, in the provider's words. */
public record Decline(String code, @Nullable String declineCode, String message) {

    /** A refusal by the issuer with the given decline code. */
    public static Decline byIssuer(String declineCode) {
        return switch (declineCode) {
            case "expired_card" -> new Decline("expired_card", declineCode, "Your card has expired.");
            case "incorrect_cvc" ->
                new Decline("incorrect_cvc", declineCode, "Your card's security code is incorrect.");
            case "processing_error" ->
                new Decline(
                        "processing_error",
                        declineCode,
                        "An error occurred while processing your card. Try again in a little bit.");
            case "insufficient_funds" -> new Decline("card_declined", declineCode, "Your card has insufficient funds.");
            default -> new Decline("card_declined", declineCode, "Your card was declined.");
        };
    }

    /** A second step that the buyer did not pass. */
    public static Decline authenticationFailed() {
        return new Decline(
                "payment_intent_authentication_failure",
                null,
                "We are unable to authenticate your payment method. Please choose a different payment method and try"
                        + " again.");
    }
}
