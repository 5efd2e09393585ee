package io.seatlog.stripe.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a session was created with: what is bought and the texts and addresses around it.
 *
 * @param currency three letters, small
 * @param total in the currency's smallest unit
 * @param customText texts for the page by their place, {@code submit} being above the button
 * @param options everything else that was sent and is only given back, by parameter name
 */
public record Purchase(
        String currency,
        long total,
        List<LineItem> lines,
        IntentTerms intent,
        String successUrl,
        @Nullable String cancelUrl,
        @Nullable String reference,
        @Nullable String customerEmail,
        Map<String, String> customText,
        Map<String, String> metadata,
        Map<String, String> options) {

    public Purchase {
        lines = Absent.asEmpty(lines);
        customText = Absent.asEmpty(customText);
        metadata = Absent.asEmpty(metadata);
        options = Absent.asEmpty(options);
    }

    /** One line of what is bought. */
    public record LineItem(String id, String name, @Nullable String description, long unitAmount, long quantity) {

        public long amount() {
            return Math.multiplyExact(unitAmount, quantity);
        }
    }

    /** What the payment intent will be created with. */
    public record IntentTerms(
            boolean manualCapture,
            @Nullable String description,
            @Nullable String receiptEmail,
            @Nullable String descriptorSuffix,
            Map<String, String> metadata) {

        public IntentTerms {
            metadata = Absent.asEmpty(metadata);
        }
    }
}
