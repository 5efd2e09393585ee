package io.seatlog.ingest.sell;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many guests each address has asked for in the last minute, at any time and not from one full minute to the next. */
final class GuestShares {

    /** Most guests of an address in a minute. */
    static final int PER_MINUTE = 10;

    static final int ADDRESSES_MAX = 100_000;
    private static final long MINUTE_MS = 60_000;

    /** What an address may do now. */
    enum Share {
        FREE,
        USED_UP,
        /** Too many addresses to count one more. */
        UNCOUNTED
    }

    /**
     * The answer to one more.
     *
     * @param share whether it may be
     * @param pause if not, after which time
     */
    record Ruling(Share share, Duration pause) {}

    /** When the last guests of an address came; the place of the oldest is the next to be written. */
    private static final class Times {
        private final long[] at = new long[PER_MINUTE];
        private int next;
        private long newest;
    }

    /** In the order of their newest. */
    private final Map<String, Times> byAddress = new LinkedHashMap<>(16, 0.75f, true);

    synchronized Ruling take(String address, long now) {
        forget(now);
        Times times = byAddress.get(address);
        if (times == null) {
            if (byAddress.size() >= ADDRESSES_MAX) {
                return new Ruling(Share.UNCOUNTED, Duration.ofSeconds(1));
            }
            times = new Times();
            java.util.Arrays.fill(times.at, now - MINUTE_MS);
            byAddress.put(address, times);
        }
        long free = times.at[times.next] + MINUTE_MS;
        if (free > now) {
            return new Ruling(Share.USED_UP, Duration.ofMillis(free - now));
        }
        times.at[times.next] = now;
        times.newest = now;
        times.next = (times.next + 1) % PER_MINUTE;
        return new Ruling(Share.FREE, Duration.ZERO);
    }

    /** Who only asked in vain stands among the newest as well, so what is old may stay a while; it is looked at in turn. */
    private void forget(long now) {
        var eldest = byAddress.values().iterator();
        while (eldest.hasNext() && eldest.next().newest + MINUTE_MS <= now) {
            eldest.remove();
        }
    }

    synchronized int addresses() {
        return byAddress.size();
    }
}
