package io.seatlog.standalone;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waiting for time and for others, with the exceptions of whoever is waited for. */
final class Waiting {

    private Waiting() {}

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", stopped);
        }
    }

    /** Waits for all, also when one fails, and then throws what the first one threw. */
    static void forAll(CompletableFuture<?>... works) {
        try {
            CompletableFuture.allOf(works).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
