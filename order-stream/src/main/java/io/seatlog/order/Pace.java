package io.seatlog.order;

import io.seatlog.wire.PaymentOperation;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How fast the payment provider may be called: a bucket of tokens for each kind of call, and one for all. A bucket holds
 * what comes into it in a quarter of a second, so that no second ever sees more than five quarters of the rate.
 */
final class Pace {

    private static final double BURST = 0.25;
    private static final double NANOS = 1e9;

    /** Tokens that come with time. */
    private static final class Bucket {
        private final double rate;
        private final double capacity;
        private double tokens;
        private long at;

        Bucket(int rate, long now) {
            this.rate = rate;
            this.capacity = Math.max(1, rate * BURST);
            this.tokens = capacity;
            this.at = now;
        }

        /** How long until there is a token; 0: there is one. */
        long waitNanos(long now) {
            tokens = Math.min(capacity, tokens + (now - at) / NANOS * rate);
            at = now;
            return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / rate * NANOS);
        }
    }

    private final int perEndpoint;
    private final LongSupplier nanos;
    private final Bucket all;
    private final Map<PaymentOperation, Bucket> endpoints = new EnumMap<>(PaymentOperation.class);

    /**
     * A pace.
     *
     * @param perEndpoint calls of one kind a second
     * @param inAll       calls of all kinds a second
     * @param nanos       time that only grows
     */
    Pace(int perEndpoint, int inAll, LongSupplier nanos) {
        this.perEndpoint = perEndpoint;
        this.nanos = nanos;
        long now = nanos.getAsLong();
        this.all = new Bucket(inAll, now);
        for (PaymentOperation operation : PaymentOperation.values()) {
            endpoints.put(operation, new Bucket(perEndpoint, now));
        }
    }

    /** Takes a token for this kind of call; if there is none, how long until there is, in nanoseconds. */
    long take(PaymentOperation operation) {
        long now = nanos.getAsLong();
        Bucket endpoint = endpoints.getOrDefault(operation, all);
        long wait = Math.max(endpoint.waitNanos(now), all.waitNanos(now));
        if (wait == 0) {
            endpoint.tokens--;
            all.tokens--;
        }
        return wait;
    }

    /** How long so many calls of one kind take at least, in milliseconds. */
    long millisFor(int calls) {
        return calls * 1_000L / perEndpoint;
    }
}
