package io.seatlog.standalone;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Waiting for time and for others, with the exceptions of whoever is waited for. */
final class Waiting {

    /** A thread for each piece of work: these mostly wait, and the common pool has too few. */
    private static final Executor THREADS = work -> {
        Thread thread = new Thread(work, "part");
        thread.setDaemon(true);
        thread.start();
    };

    private Waiting() {}

    static <T> CompletableFuture<T> begin(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, THREADS);
    }

    static CompletableFuture<Void> beginRun(Runnable work) {
        return CompletableFuture.runAsync(work, THREADS);
    }

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
