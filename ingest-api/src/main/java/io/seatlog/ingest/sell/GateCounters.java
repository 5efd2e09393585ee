package io.seatlog.ingest.sell;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** How many requests for seats passed the gate, joined one on its way, waited at it, or were refused by it. */
public final class GateCounters {

    private final Counter passed;
    private final Counter joined;
    private final Counter waited;
    private final Counter refused;

    public GateCounters(MeterRegistry meters) {
        passed = counter(meters, "passed");
        joined = counter(meters, "joined");
        waited = counter(meters, "waited");
        refused = counter(meters, "refused");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("seatlog.gate")
                .description("Requests for seats, by what the admission gate did")
                .tag("outcome", outcome)
                .register(meters);
    }

    void passed() {
        passed.increment();
    }

    void joined() {
        joined.increment();
    }

    void waited() {
        waited.increment();
    }

    void refused() {
        refused.increment();
    }
}
