package io.seatlog.ingest.sell;

import io.seatlog.id.CustomerId;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.reason.Reason;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Requests that are being answered: bounded for everybody together, and for each customer. */
public final class InFlight {

    private final int max;
    private final int perCustomerMax;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<CustomerId, Integer> byCustomer = new ConcurrentHashMap<>();

    public InFlight(int max, int perCustomerMax) {
        this.max = max;
        this.perCustomerMax = perCustomerMax;
    }

    /** Counts a request in; the problem if there is no room for it. */
    public @Nullable Problem enter(CustomerId customer) {
        if (all.incrementAndGet() > max) {
            all.decrementAndGet();
            return Problem.of(Reason.OVERLOADED);
        }
        if (byCustomer.merge(customer, 1, Integer::sum) > perCustomerMax) {
            leave(customer);
            return Problem.of(Reason.TOO_MANY_REQUESTS);
        }
        return null;
    }

    /** Counts a request out. */
    public void leave(CustomerId customer) {
        byCustomer.computeIfPresent(customer, (id, count) -> count == 1 ? null : count - 1);
        all.decrementAndGet();
    }

    /** Requests being answered now. */
    public int count() {
        return all.get();
    }
}
