package io.seatlog.ingest.publish;

import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.ingest.log.SeatLog;
import io.seatlog.reason.Reason;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Threads for organisers' work, which blocks and computes: a few, so that it never stands in the way of a sale. */
final class Workshop implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int QUEUE_MAX = 64;

    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, QUEUE_MAX, "ingest-work", 60, true);

    /** Runs work to its end, also if nobody waits for it any more. */
    <T> Mono<T> run(Callable<T> job) {
        return Mono.defer(() -> {
            CompletableFuture<T> done = new CompletableFuture<>();
            try {
                threads.schedule(() -> complete(done, job));
            } catch (RejectedExecutionException e) {
                return Mono.error(new ProblemException(Problem.of(Reason.OVERLOADED)));
            }
            return Mono.fromFuture(done, true).onErrorMap(Workshop::told);
        });
    }

    private static <T> void complete(CompletableFuture<T> done, Callable<T> job) {
        try {
            done.complete(job.call());
        } catch (Exception e) {
            done.completeExceptionally(e);
        }
    }

    private static Throwable told(Throwable e) {
        Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        return SeatLog.isSilence(cause)
                ? new ProblemException(Problem.of(Reason.OVERLOADED, "The log did not answer in time; try again"))
                : cause;
    }

    @Override
    public void close() {
        threads.dispose();
    }
}
