package io.seatlog.audit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the payment provider knows, as the emulator shows it under {@code /emulator/ledger}. Amounts are in the
 * currency's smallest unit.
 *
 * @param sessions a page on which somebody could pay each
 * @param totals   sums over all payments, by currency
 */
public record Ledger(List<Session> sessions, Map<String, Totals> totals) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Ledger {
        sessions = List.copyOf(sessions);
        totals = Map.copyOf(totals);
    }

    /** A page, the order it belongs to, and the payment that began there, if one did. */
    public record Session(
            String id,
            String reference,
            String status,
            String currency,
            long amount,
            @Nullable Payment payment) {}

    /**
     * A payment.
     *
     * @param held     what the card's bank still keeps aside
     * @param captured what was taken
     * @param released what was let go without being taken
     * @param refunded what of the captured was given back
     */
    public record Payment(
            String id,
            String status,
            @Nullable String orderId,
            long held,
            long captured,
            long released,
            long refunded,
            boolean disputed,
            List<Refund> refunds) {

        public Payment {
            refunds = List.copyOf(refunds);
        }

        /** What was taken and not given back. */
        long kept() {
            return captured - refunded;
        }
    }

    /** Money given back, or that was to be. */
    public record Refund(String id, @Nullable String refundId, String status, long amount) {

        boolean counts() {
            return status.equals("succeeded") || status.equals("pending");
        }
    }

    /** Sums of one currency. */
    public record Totals(long held, long captured, long released, long refunded) {}

    /**
     * Reads the ledger's JSON.
     *
     * @throws tools.jackson.core.JacksonException if it is not one
     */
    public static Ledger parse(String json) {
        return JSON.readValue(json, Ledger.class);
    }
}
