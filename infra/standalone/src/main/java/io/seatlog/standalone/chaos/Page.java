package io.seatlog.standalone.chaos;

import io.seatlog.standalone.client.SeatlogClient;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The provider's payment page, on which a buyer acts; whoever is asked for a second step takes it. */
final class Page {

    private static final int TRIES_MAX = 60;

    private Page() {}

    /** Does this on the page, again while nobody answers; a page that is gone is gone. */
    static void act(String url, String action) throws InterruptedException, TimeoutException {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            try {
                if (SeatlogClient.onPage(url, action) < 500) {
                    if (action.equals("pay")) {
                        // Where the bank wanted a second step this takes it; elsewhere it changes nothing.
                        SeatlogClient.onPage(url, "confirm");
                    }
                    return;
                }
            } catch (UncheckedIOException lost) {
                // As if it had answered that it cannot.
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
        throw new TimeoutException("The payment page does not answer: " + url);
    }
}
