package io.seatlog.bench.http;

import io.seatlog.bench.Bench;
import java.io.IOException;
import java.time.Duration;

/**
 * Makes a system that has just started a warm one, by purchases, which go through every app. A purchase costs four times as much
 * in the first seconds as after some minutes, for as long as compilers find work; and windows that follow each other agree long
 * before that, for each is hardly cheaper than the one before.
 */
public final class Heat {

    private static final long PURCHASES = 800_000;

    private Heat() {}

    /** Until so many were asked for, four minutes at most; not at all where it is only to be seen that everything works. */
    public static void run(Bench bench) throws IOException, InterruptedException {
        if (bench.isQuick()) {
            return;
        }
        long began = System.nanoTime();
        try (Sale sale = Sale.ofSeatlog(bench)) {
            Seller seatlog = sale.seatlog();
            long answers = sale.turns().heat(seatlog, PURCHASES, () -> sale.sell(seatlog, Turns.MANY));
            bench.setting(
                    "Before the first part that uses the system",
                    "%,d purchases in %d s to make it warm; what cores did meanwhile is told with that part"
                            .formatted(
                                    answers,
                                    Duration.ofNanos(System.nanoTime() - began).toSeconds()));
        }
    }
}
