package io.seatlog.bench.load;

import java.time.Duration;

/** When requests are meant to be sent, fixed before the first one is: the n-th at so many nanoseconds after the start. */
@FunctionalInterface
public interface Arrivals {

    /** When the request of this number, from 0, is due. */
    long at(long number);

    /** So many a second, evenly. */
    static Arrivals steady(double perSecond) {
        double apart = 1e9 / perSecond;
        return number -> (long) (number * apart);
    }

    /** So many a second, and for a while so many times that. */
    static Arrivals burst(double perSecond, double times, Duration from, Duration length) {
        double apart = 1e9 / perSecond;
        long before = (long) (from.toNanos() / apart);
        long within = (long) (length.toNanos() / apart * times);
        return number -> {
            if (number < before) {
                return (long) (number * apart);
            }
            if (number < before + within) {
                return (long) (before * apart + (number - before) * apart / times);
            }
            return (long) (before * apart + within * apart / times + (number - before - within) * apart);
        };
    }
}
