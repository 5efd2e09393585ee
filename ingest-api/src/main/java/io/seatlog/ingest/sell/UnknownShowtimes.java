package io.seatlog.ingest.sell;

import java.util.function.LongSupplier;

/** Lets some requests a second through for showtimes that the view does not know: the log may know better. */
final class UnknownShowtimes {

    static final int PER_SECOND = 100;

    private final LongSupplier millis;
    private long second = Long.MIN_VALUE;
    private int passed;

    UnknownShowtimes(LongSupplier millis) {
        this.millis = millis;
    }

    synchronized boolean mayPass() {
        long now = millis.getAsLong() / 1000;
        if (now != second) {
            second = now;
            passed = 0;
        }
        return passed++ < PER_SECOND;
    }
}
