package io.seatlog.stripe;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every call of the API there is, with the parameters it knows. */
enum Operation {
    CREATE_SESSION("POST", "/v1/checkout/sessions", SessionForm.KNOWN),
    LIST_SESSIONS("GET", "/v1/checkout/sessions", paging("payment_intent", "status")),
    GET_SESSION("GET", "/v1/checkout/sessions/{id}", Set.of()),
    EXPIRE_SESSION("POST", "/v1/checkout/sessions/{id}/expire", Set.of()),
    LIST_INTENTS("GET", "/v1/payment_intents", paging()),
    GET_INTENT("GET", "/v1/payment_intents/{id}", Set.of()),
    CAPTURE("POST", "/v1/payment_intents/{id}/capture", Set.of("amount_to_capture")),
    CANCEL("POST", "/v1/payment_intents/{id}/cancel", Set.of("cancellation_reason")),
    GET_CHARGE("GET", "/v1/charges/{id}", Set.of()),
    CREATE_REFUND("POST", "/v1/refunds", Set.of("amount", "charge", "payment_intent", "reason", "metadata[*]")),
    LIST_REFUNDS("GET", "/v1/refunds", paging("charge", "payment_intent")),
    GET_REFUND("GET", "/v1/refunds/{id}", Set.of()),
    LIST_EVENTS("GET", "/v1/events", paging("type", "types[]")),
    GET_EVENT("GET", "/v1/events/{id}", Set.of());

    private final String method;
    private final Pattern path;
    private final Set<String> known;

    Operation(String method, String path, Set<String> known) {
        this.method = method;
        this.path = Pattern.compile(path.replace("{id}", "([A-Za-z0-9_]+)"));
        this.known = with(known, "expand[]");
    }

    /** A call found by its method and path. */
    record Match(Operation operation, String id) {}

    static @Nullable Match find(String method, String path) {
        for (Operation operation : values()) {
            Matcher matcher = operation.path.matcher(path);
            if (operation.method.equals(method) && matcher.matches()) {
                return new Match(operation, matcher.groupCount() == 0 ? "" : matcher.group(1));
            }
        }
        return null;
    }

    boolean writes() {
        return method.equals("POST");
    }

    Set<String> known() {
        return known;
    }

    private static Set<String> paging(String... own) {
        return with(
                Set.of(own),
                "limit",
                "starting_after",
                "ending_before",
                "created",
                "created[gt]",
                "created[gte]",
                "created[lt]",
                "created[lte]");
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }
}
