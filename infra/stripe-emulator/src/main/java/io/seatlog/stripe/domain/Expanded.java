package io.seatlog.stripe.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An object to be shown with some of the objects it points to in place of their ids.
 *
 * @param paths fields to replace, as {@code payment_intent.latest_charge}
 * @param targets the objects on those paths, by id
 */
public record Expanded(StripeObject object, List<String> paths, Map<String, StripeObject> targets) {

    public static Expanded plain(StripeObject object) {
        return new Expanded(object, List.of(), Map.of());
    }

    /** The object with what those paths lead to as it stands now. */
    public static Expanded of(Ledger ledger, StripeObject object, List<String> paths) {
        Map<String, StripeObject> targets = new HashMap<>();
        for (String path : paths) {
            StripeObject at = object;
            for (String field : path.split("\\.")) {
                String id = at == null ? null : at.links().get(field);
                at = id == null ? null : ledger.find(id);
                if (at != null) {
                    targets.put(at.id(), at);
                }
            }
        }
        return new Expanded(object, paths, targets);
    }

    /** Whether a field of that kind of object can be shown whole. */
    public static boolean expandable(Class<? extends StripeObject> kind, String path) {
        return allowed(kind).contains(path);
    }

    private static Set<String> allowed(Class<? extends StripeObject> kind) {
        if (kind == CheckoutSession.class) {
            return Set.of("payment_intent", "payment_intent.latest_charge", "line_items");
        }
        if (kind == PaymentIntent.class) {
            return Set.of("latest_charge");
        }
        if (kind == Refund.class) {
            return Set.of("charge", "payment_intent", "payment_intent.latest_charge");
        }
        return Set.of();
    }
}
