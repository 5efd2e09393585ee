package io.seatlog.runtime.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready when each of its parts is; the health endpoint shows which are not. */
public final class Readiness implements HealthIndicator {

    private final Map<String, BooleanSupplier> parts = new LinkedHashMap<>();

    /** Adds a part. All are added before the app starts. */
    public Readiness needs(String part, BooleanSupplier ready) {
        parts.put(part, ready);
        return this;
    }

    /** Whether all parts are ready. */
    public boolean isReady() {
        return parts.values().stream().allMatch(BooleanSupplier::getAsBoolean);
    }

    @Override
    public Health health() {
        Health.Builder health = isReady() ? Health.up() : Health.outOfService();
        parts.forEach((part, ready) -> health.withDetail(part, ready.getAsBoolean() ? "ready" : "not ready"));
        return health.build();
    }
}
