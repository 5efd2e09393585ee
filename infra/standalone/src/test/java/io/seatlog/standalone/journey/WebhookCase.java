package io.seatlog.standalone.journey;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A request to the webhook, and what is to come of it.
 *
 * @param signature the header; none: it is left out
 * @param status    of the answer
 * @param told      its reason, or how it was received
 * @param looks     whether it makes somebody look at the payment
 */
record WebhookCase(String name, String body, @Nullable String signature, int status, String told, boolean looks) {

    /** Bytes that the provider did not sign like this, or not now: refused, and kept nowhere. */
    static WebhookCase refused(String name, String body, @Nullable String signature) {
        return new WebhookCase(name, body, signature, 400, "WEBHOOK_INVALID", false);
    }

    /** A rightly signed event whose name says what is wrong with it. */
    static WebhookCase signed(String name, String body, String told) {
        return new WebhookCase(name, body, Signature.now(body), 200, told, false);
    }

    /** As {@link #signed}, of an event that is not believed. */
    static WebhookCase doubted(String name, String body) {
        return new WebhookCase(name, body, Signature.now(body), 200, "KEPT", true);
    }

    /** A genuine event, signed as it was, of which something was changed on the way. */
    static WebhookCase altered(String name, String genuine, UnaryOperator<String> change) {
        String changed = change.apply(genuine);
        if (changed.equals(genuine)) {
            throw new IllegalArgumentException("Nothing is altered: " + name);
        }
        return refused(name, changed, Signature.now(genuine));
    }

    boolean isKept() {
        return told.equals("KEPT");
    }

    @Override
    public String toString() {
        return name;
    }
}
